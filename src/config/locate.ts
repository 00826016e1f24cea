import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type ConfigProblem, configProblem } from "./errors.ts";
import type { KeyPath } from "./path.ts";

// Loaded when there is a problem to point at: most configs are right, and the parser takes its time to load.

let latest: { readonly text: string; readonly tree: Node | undefined } | undefined;

/** The line, from 1, of the value at the path in a config file's text, or of the nearest thing around it. */
export function lineOf(text: string, path: KeyPath): number {
  // One file mostly has several problems.
  if (latest?.text !== text) latest = { text, tree: treeOf(text, []) };
  return lineAt(text, offsetOf(latest.tree, path));
}

function offsetOf(tree: Node | undefined, path: KeyPath): number {
  let node = tree;
  let offset = tree?.offset ?? 0;
  for (const part of path) {
    const inner = childAt(node, part);
    if (inner === undefined) break;
    offset = inner.offset;
    node = inner.value;
  }
  return offset;
}

/** A member of a node: its value, and where it starts (for an object's member, its key). */
function childAt(
  node: Node | undefined,
  part: string | number,
): { readonly offset: number; readonly value: Node | undefined } | undefined {
  if (typeof part === "number") {
    const item = node?.children?.[part];
    return node?.type === "array" && item !== undefined ? { offset: item.offset, value: item } : undefined;
  }
  // Of doubled keys the last one counts.
  const property = node?.type === "object"
    ? node.children?.findLast(({ children }) => children?.[0] !== undefined && getNodeValue(children[0]) === part)
    : undefined;
  return property === undefined ? undefined : { offset: property.offset, value: property.children?.[1] };
}

const EXPECTED: Readonly<Record<string, string>> = {
  InvalidSymbol: "a value: text in quotes, a number, true, false, null, { ... } or [ ... ]",
  InvalidNumberFormat: "a number",
  PropertyNameExpected: "a key in double quotes",
  ValueExpected: "a value",
  ColonExpected: "a colon after the key",
  CommaExpected: "a comma, or the end of the object or list",
  CloseBraceExpected: "a closing brace }",
  CloseBracketExpected: "a closing bracket ]",
  EndOfFileExpected: "the end of the file",
  InvalidCommentToken: "a comment (// or /* */)",
  UnexpectedEndOfComment: "the end of the comment */",
  UnexpectedEndOfString: "the closing quote of the text",
  UnexpectedEndOfNumber: "the rest of the number",
  InvalidUnicode: "four hexadecimal digits after \\u",
  InvalidEscapeCharacter: 'one of " \\ / b f n r t u after a backslash',
  InvalidCharacter: "no control character inside of text",
};

/** What is wrong with a text that is no JSONC, and where. */
export function syntaxProblem(name: string, text: string): ConfigProblem {
  const problem = { kind: "syntax", file: name } as const;
  if (text.trim() === "") {
    return configProblem({ ...problem, line: 1, column: 1, expected: "an object { ... }", found: "an empty file" });
  }
  const error = firstSyntaxError(text);
  if (error === undefined) {
    return configProblem({ ...problem, expected: "JSON with comments", found: "something else" });
  }
  const before = text.slice(0, error.offset);
  return configProblem({
    ...problem,
    line: lineAt(text, error.offset),
    column: error.offset - before.lastIndexOf("\n"),
    expected: EXPECTED[printParseErrorCode(error.error)] ?? "JSON with comments",
    // One character at most: the text around it may be a token.
    found: error.offset >= text.length ? "the end of the file" : JSON.stringify(text[error.offset]),
  });
}

function firstSyntaxError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  treeOf(text, errors);
  return errors[0];
}

function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    // Nested too deep for the stack: then the problem is told without its line.
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
