import { BracketStack } from "./bracket_stack.ts";
import { type FoundImport, type ImportState, OUTSIDE, stepImport } from "./import_state.ts";
import { readToken, skipSpace } from "./read_token.ts";
import { TokenError } from "./token.ts";

/**
 * Finds what a module imports, without running it: each specifier, each `import()`, and each import that it can't read.
 *
 * Only a whole parser can tell every division from a regular expression. Where this can't, it reads the source in both
 * ways and returns what any of them finds, so it may return too much, but not too little.
 *
 * @throws {TokenError} the source is not JavaScript, or too large
 * @example
 * ```ts
 * import { findImports } from "./find_imports.ts";
 * const [found] = findImports('import { a } from "./a.js"; // import "./b.js"', "javascript");
 * if (found?.type !== "specifier" || found.specifier !== "./a.js") throw new Error("not found");
 * ```
 */
export function findImports(source: string, language: "javascript" | "typescript"): readonly FoundImport[] {
  const isTypeScript = language === "typescript";
  const found = new Map<string, FoundImport>();
  const pending: Reading[] = [{ at: afterHashbang(source), stack: BracketStack.empty, state: OUTSIDE, wanted: null }];
  const forked = new Set<string>();
  let firstError: TokenError | null = null;
  let isRead = false;
  let steps = 0;

  const read = (reading: Reading): void => {
    let { at, stack, state, wanted } = reading;
    for (;;) {
      if (++steps > MAX_STEPS || stack.depth > MAX_DEPTH) throw new TooLargeError(at);
      const space = wanted === null ? skipSpace(source, at) : { at, hasNewLine: false };
      at = space.at;
      if (at >= source.length) break;
      if (wanted === null) {
        if (source[at] === "}" && stack.isInPlaceholder) wanted = "template";
        else if (source[at] === "/") {
          const meaning = stack.slash(space.hasNewLine, isTypeScript);
          if (meaning === "either") {
            const key = `${at} ${state.type} ${stack.key()}`;
            if (forked.has(key)) return;
            forked.add(key);
            pending.push({ at, stack, state, wanted: "regex" });
          }
          if (meaning === "regex") wanted = "regex";
        }
      }
      const token = readToken(source, at, wanted);
      const step = stepImport(state, token, stack.isAfterDot);
      if (step.found !== null) found.set(`${step.found.type} ${step.found.at}`, step.found);
      state = step.state;
      const next = stack.add(token);
      if (next === null) throw new TokenError(`unexpected "${token.text}"`, at);
      stack = next;
      at += token.text.length;
      wanted = null;
    }
    if (stack.depth > 0) throw new TokenError("a bracket is not closed", at);
    if (UNFINISHED.has(state.type)) throw new TokenError("an import is not complete", at);
    isRead = true;
  };

  for (let reading = pending.pop(); reading !== undefined; reading = pending.pop()) {
    try {
      read(reading);
    } catch (error) {
      if (!(error instanceof TokenError) || error instanceof TooLargeError) throw error;
      firstError ??= error;
    }
  }
  if (!isRead && firstError !== null) throw firstError;
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** One way to read the rest of a source. */
interface Reading {
  readonly at: number;
  readonly stack: BracketStack;
  readonly state: ImportState;
  /** What the next token is, where that is decided. */
  readonly wanted: "regex" | "template" | null;
}

class TooLargeError extends TokenError {
  constructor(at: number) {
    super("the file is too large or too deeply nested", at);
  }
}

const UNFINISHED: ReadonlySet<string> = new Set(["import", "import_dot", "export", "export_list", "clause"]);
const MAX_STEPS = 5_000_000;
const MAX_DEPTH = 500;

function afterHashbang(source: string): number {
  return source.startsWith("#!") ? /^.*/.exec(source)?.[0].length ?? 0 : 0;
}
