import type { Token } from "./token.ts";

/** Where a walk over a source's tokens is in an import or export. */
export type ImportState =
  | { readonly type: "outside" }
  | { readonly type: "import" | "import_dot" | "export" | "export_list" | "export_listed"; readonly at: number }
  /** Between `import` or `export` and the specifier. */
  | { readonly type: "clause"; readonly at: number; readonly depth: number };

/** What an import asks for: a specifier, or something that is not read. */
export type FoundImport =
  | { readonly type: "specifier"; readonly specifier: string; readonly at: number }
  | { readonly type: "dynamic"; readonly at: number }
  | { readonly type: "unclear"; readonly at: number };

/** A token's effect. */
export interface ImportStep {
  readonly state: ImportState;
  readonly found: FoundImport | null;
}

/** The state of a walk before the first token. */
export const OUTSIDE: ImportState = { type: "outside" };

/**
 * Returns the state after a token. Every `import` and `export` leads to a specifier, to code that imports nothing, or to
 * a finding that it is unclear.
 *
 * @param isProperty whether a dot is before the token
 */
export function stepImport(state: ImportState, token: Token, isProperty: boolean): ImportStep {
  const { type, text } = token;
  switch (state.type) {
    case "outside":
      if (type !== "name" || isProperty || (text !== "import" && text !== "export")) return go(OUTSIDE);
      return go({ type: text, at: token.at });
    case "import":
      if (type === "string") return specifier(token);
      if (type === "name" || text === "*") return go({ type: "clause", at: state.at, depth: 0 });
      if (type !== "punctuator") return unclear(state.at);
      if (text === "{") return go({ type: "clause", at: state.at, depth: 1 });
      if (text === ".") return go({ type: "import_dot", at: state.at });
      if (text === "(") return { state: OUTSIDE, found: { type: "dynamic", at: state.at } };
      // the key of an object, or a class's field
      return text === ":" || text === "=" ? go(OUTSIDE) : unclear(state.at);
    case "import_dot":
      return text === "meta" ? go(OUTSIDE) : unclear(state.at);
    case "export":
      if (text === "*") return go({ type: "clause", at: state.at, depth: 0 });
      if (text === "{") return go({ type: "export_list", at: state.at });
      return text === "type" ? go(state) : stepImport(OUTSIDE, token, isProperty);
    case "export_list":
      if (text === "}") return go({ type: "export_listed", at: state.at });
      return type === "name" || type === "string" || text === "," ? go(state) : unclear(state.at);
    case "export_listed":
      if (text === "from") return go({ type: "clause", at: state.at, depth: 0 });
      return stepImport(OUTSIDE, token, isProperty);
    case "clause":
      if (type === "string") return state.depth === 0 ? specifier(token) : go(state);
      if (type === "name" || text === "," || text === "*") return go(state);
      if (text === "{") return go({ ...state, depth: state.depth + 1 });
      return text === "}" && state.depth > 0 ? go({ ...state, depth: state.depth - 1 }) : unclear(state.at);
  }
}

function go(state: ImportState): ImportStep {
  return { state, found: null };
}

function unclear(at: number): ImportStep {
  return { state: OUTSIDE, found: { type: "unclear", at } };
}

/** A specifier with escapes is not read: nobody needs them. */
function specifier({ text, at }: Token): ImportStep {
  if (text.includes("\\")) return unclear(at);
  return { state: OUTSIDE, found: { type: "specifier", specifier: text.slice(1, -1), at } };
}
