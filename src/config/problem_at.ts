import { type ConfigProblem, configProblem, type ProblemParts } from "./errors.ts";
import type { ConfigLayer } from "./layer.ts";
import type { KeyPath } from "./path.ts";

/** What is wrong with a value, before it is known where the value stands. */
export type ProblemCause = Pick<ProblemParts, "kind" | "found" | "expected" | "hint">;

/** The problem of the value at the path, with the file or variable that it stands in and its line. */
export async function problemAt(
  layer: ConfigLayer | undefined,
  path: KeyPath,
  cause: ProblemCause,
): Promise<ConfigProblem> {
  const file = layer?.name ?? "configuration";
  if (typeof layer?.text !== "string") return configProblem({ ...withListHint(cause), file, path });
  const { lineOf } = await import("./locate.ts");
  return configProblem({ ...cause, file, path, line: lineOf(layer.text, path) });
}

/** In an environment variable a list is JSON, which freqtrade's users do not always know. */
function withListHint(cause: ProblemCause): ProblemCause {
  const { hint = cause.expected.startsWith("a list") ? 'as JSON, such as ["..."]' : undefined } = cause;
  return { ...cause, hint };
}
