import { type ConfigProblem, makeProblem } from "./config_error.ts";

/**
 * Finds a value with more than {@linkcode MAX_DEPTH} objects and lists inside each other, the outermost included. The
 * code that merges and checks a config calls itself for each level, and a deeper value would overflow the call stack.
 *
 * @param name the file or the environment variable that the value comes from
 * @returns the problem, or null
 */
export function findDepthProblem(name: string, value: unknown): ConfigProblem | null {
  let level = [value].filter(isContainer);
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    level = level.flatMap((one) => Object.values(one).filter(isContainer));
    if (level.length === 0) return null;
  }
  return makeDepthProblem(name);
}

/** Makes the problem of a source that is nested too deep. */
export function makeDepthProblem(name: string): ConfigProblem {
  return makeProblem({
    kind: "invalid",
    file: name,
    expected: `at most ${MAX_DEPTH} objects and lists inside each other`,
    found: "more",
  });
}

/** A config of freqtrade needs less than 10. */
export const MAX_DEPTH = 100;

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
