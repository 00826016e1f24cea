import { parseJsonc } from "../std/jsonc.ts";
import { type ConfigProblem, configProblem } from "./errors.ts";
import { isJsonObject, type JsonObject } from "./merge.ts";

/** Parses one file's text: JSON with comments and trailing commas. What is wrong comes back as a problem. */
export async function parseConfigText(
  name: string,
  text: string,
): Promise<
  { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly problem: ConfigProblem }
> {
  let value: unknown;
  try {
    value = parseJsonc(text);
  } catch (error) {
    // RangeError: nested too deep for the stack.
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    const { syntaxProblem } = await import("./locate.ts");
    return { ok: false, problem: syntaxProblem(name, text) };
  }
  if (isJsonObject(value)) return { ok: true, value };
  const found = Array.isArray(value) ? "a list" : value === null ? "null" : `a ${typeof value}`;
  return {
    ok: false,
    problem: configProblem({ kind: "syntax", file: name, line: 1, column: 1, expected: "an object { ... }", found }),
  };
}
