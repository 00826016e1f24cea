import { findDepthProblem, MAX_DEPTH } from "../../src/config/find_depth_problem.ts";
import { assertEquals } from "../support/assert.ts";

/** Nests lists and objects in turn. */
function nest(depth: number, inner: unknown = 1): unknown {
  let value = inner;
  for (let level = depth; level > 0; level--) value = level % 2 === 0 ? [0, value] : { a: value, b: "text" };
  return value;
}

Deno.test("findDepthProblem() accepts values up to the limit", () => {
  for (const value of [null, 1, "text", {}, [], nest(1), nest(MAX_DEPTH), nest(MAX_DEPTH - 1, {})]) {
    assertEquals(findDepthProblem("config.json", value), null);
  }
});

Deno.test("findDepthProblem() names the source of a value beyond the limit, and the limit", () => {
  for (const depth of [MAX_DEPTH + 1, MAX_DEPTH + 2, 200_000]) {
    const problem = findDepthProblem("config.json", nest(depth));
    assertEquals([problem?.file, problem?.kind, problem?.found], ["config.json", "invalid", "more"]);
    assertEquals(problem?.expected, `at most ${MAX_DEPTH} objects and lists inside each other`);
  }
});
