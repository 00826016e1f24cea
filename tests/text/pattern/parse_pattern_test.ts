import { parsePattern } from "../../../src/text/pattern/parse_pattern.ts";
import { assert, assertEquals } from "../../support/assert.ts";

Deno.test("parsePattern() reads the bounds of each quantifier, and reads other braces as characters", () => {
  const bounds = ["a*", "a+?", "a?", "a{3}", "a{3,}", "a{3,5}?"].map((source) => {
    const node = parsePattern(source);
    return node.type === "repeat" ? [node.min, node.max] : [];
  });
  assertEquals(bounds, [[0, Infinity], [1, Infinity], [0, 1], [3, 3], [3, Infinity], [3, 5]]);
  assertEquals(parsePattern("a{,3}").type, "sequence");
});

Deno.test("parsePattern() reads groups and look-around", () => {
  for (const open of ["(", "(?:", "(?<name>"]) assertEquals(parsePattern(`${open}a)`).type, "character");
  for (const [open, isBehind, isNegative] of [["(?=", false, false], ["(?<!", true, true]] as const) {
    const node = parsePattern(`${open}a)`);
    assert(node.type === "look" && node.isBehind === isBehind && node.isNegative === isNegative);
  }
});
