import { type ParseError, printParseErrorCode } from "jsonc-parser";
import { type ConfigProblem, makeProblem } from "./config_error.ts";
import { countLine, parseJsoncTree } from "./jsonc_tree.ts";

/** Finds what is wrong with a text that is not JSONC, and where. */
export function findSyntaxProblem(name: string, text: string): ConfigProblem {
  const problem = { kind: "syntax", file: name } as const;
  if (text.trim() === "") {
    return makeProblem({ ...problem, line: 1, column: 1, expected: "an object { ... }", found: "an empty file" });
  }
  const error = findFirstError(text);
  if (error === undefined) {
    return makeProblem({ ...problem, expected: "JSON with comments", found: "something else" });
  }
  const before = text.slice(0, error.offset);
  return makeProblem({
    ...problem,
    line: countLine(text, error.offset),
    column: error.offset - before.lastIndexOf("\n"),
    expected: EXPECTED[printParseErrorCode(error.error)] ?? "JSON with comments",
    // One character at most, because the text around it may be a token.
    found: error.offset >= text.length ? "the end of the file" : JSON.stringify(text[error.offset]),
  });
}

/** What is expected, by the name of jsonc-parser's error code. */
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
  InvalidCharacter: "text without control characters",
};

function findFirstError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  parseJsoncTree(text, errors);
  return errors[0];
}
