import { matchesWhole } from "../../../src/text/pattern/match_pattern.ts";
import { parsePattern } from "../../../src/text/pattern/parse_pattern.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("matchesWhole() accepts whole texts only, without regard to letter case", () => {
  const node = parsePattern("(ab)+");
  assertEquals(["ab", "ABab", "aba", "xab", ""].map((text) => matchesWhole(node, text)), [
    ...[true, true, false, false, false],
  ]);
});
