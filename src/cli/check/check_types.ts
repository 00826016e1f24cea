import type { StrategyFile } from "../../engine/wire/strategy_file.ts";
import { errorText } from "../../text/error_text.ts";
import { findTypeChecker, type TypeChecker } from "../../platform/type_checker.ts";

/**
 * Starts to check the types of strategies with `deno check`.
 *
 * It starts the checker before it returns, so that the permission to run programs can be revoked at once.
 *
 * @param findChecker returns the checker, or null when this machine has none
 */
export function startTypeCheck(
  strategies: readonly StrategyFile[],
  stop: AbortSignal,
  findChecker: () => TypeChecker | null = findTypeChecker,
): Promise<TypeCheck> {
  const checker = strategies.length === 0 ? null : findChecker();
  if (checker === null) return Promise.resolve({ type: "skipped", reason: NO_CHECKER });
  return runChecker(checker, strategies, stop);
}

/** The result of a type check. */
export type TypeCheck =
  | { readonly type: "ok" }
  /** The checker's output names file, line and problem. */
  | { readonly type: "failed"; readonly output: string }
  | { readonly type: "skipped"; readonly reason: string };

/** Formats the result for the report of `consumer check`. */
export function formatTypeCheck(check: TypeCheck): string {
  switch (check.type) {
    case "ok":
      return "types:      ok\n";
    case "failed":
      return `types:      failed\n${check.output}\n`;
    case "skipped":
      return `types:      not checked: ${check.reason}\n`;
  }
}

const NO_CHECKER = "no Deno at hand; run deno check on your strategies in the folder that consumer init made";

async function runChecker(
  checker: TypeChecker,
  strategies: readonly StrategyFile[],
  stop: AbortSignal,
): Promise<TypeCheck> {
  try {
    const { isOk, output } = await checker(strategies.map(({ url }) => url), stop);
    if (isOk) return { type: "ok" };
    // anything else than an error of the types, such as a module that is not in the cache
    const hasTypeError = /\bTS\d+\b/.test(output);
    return hasTypeError ? { type: "failed", output: tidy(output) } : { type: "skipped", reason: firstLine(output) };
  } catch (error) {
    return { type: "skipped", reason: errorText(error) };
  }
}

function tidy(output: string): string {
  const end = output.search(/^error: Type checking failed\.|^Stack backtrace:/m);
  return (end === -1 ? output : output.slice(0, end)).trim();
}

function firstLine(output: string): string {
  return output.trim().split("\n")[0]?.replace(/^error: /, "") ?? "deno check failed";
}
