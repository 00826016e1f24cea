import { parseJsonc } from "../std/jsonc.ts";
import { describeKind } from "../text/describe_value.ts";
import { type ConfigProblem, makeProblem } from "./config_error.ts";
import { findDepthProblem, makeDepthProblem } from "./find_depth_problem.ts";
import { isJsonObject, type JsonObject } from "./json_object.ts";

/** Parses the text of one config file: JSON with comments and trailing commas. Returns a problem if it is invalid, or nested too deep. */
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
    // the text is nested deeper than the call stack
    if (error instanceof RangeError) return { ok: false, problem: makeDepthProblem(name) };
    if (!(error instanceof SyntaxError)) throw error;
    const { findSyntaxProblem } = await import("./find_syntax_problem.ts");
    return { ok: false, problem: findSyntaxProblem(name, text) };
  }
  const problem = findDepthProblem(name, value);
  if (problem !== null) return { ok: false, problem };
  if (isJsonObject(value)) return { ok: true, value };
  return {
    ok: false,
    problem: makeProblem({
      kind: "syntax",
      file: name,
      line: 1,
      column: 1,
      expected: "an object { ... }",
      found: describeKind(value),
    }),
  };
}
