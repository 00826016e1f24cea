import { type ConfigProblem, makeProblem, type ProblemParts } from "./config_error.ts";
import type { KeyPath } from "./key_path.ts";
import type { ConfigLayer } from "./layer.ts";

/** What is wrong with a value, before its file and line are known. */
export type ProblemCause = Pick<ProblemParts, "kind" | "found" | "expected" | "hint">;

/** Makes a problem of the value at a path, with the file and line or the environment variable that it comes from. */
export async function locateProblem(
  layer: ConfigLayer | undefined,
  path: KeyPath,
  cause: ProblemCause,
): Promise<ConfigProblem> {
  const file = layer?.name ?? "configuration";
  if (typeof layer?.text !== "string") return makeProblem({ ...addListHint(cause), file, path });
  const { findLine } = await import("./find_line.ts");
  return makeProblem({ ...cause, file, path, line: findLine(layer.text, path) });
}

/** Adds how to write a list in an environment variable. */
function addListHint(cause: ProblemCause): ProblemCause {
  const { hint = cause.expected.startsWith("a list") ? 'as JSON, such as ["..."]' : undefined } = cause;
  return { ...cause, hint };
}
