import fc from "fast-check";
import { wrapText } from "../../src/terminal/wrap.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("wrapText() leaves a text alone that fits, and one that is empty", () => {
  assertEquals(wrapText("a bot is full", 13), ["a bot is full"]);
  assertEquals(wrapText("", 10), [""]);
});

Deno.test("wrapText() breaks at spaces, and words that are longer than a line", () => {
  assertEquals(wrapText("see https://example.org/a now", 12, "  "), ["see", "  https://ex", "  ample.org/", "  a now"]);
});

Deno.test("wrapText() makes no line longer than it may be, and loses nothing but spaces", () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "-", "/"), maxLength: 30 }));
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), fc.constantFrom("", "  ", "    "), (all, width, indent) => {
      const lines = wrapText(all.join(" "), width, indent);
      assert(lines.every((line) => line.length <= width), JSON.stringify(lines));
      assertEquals(lines.join("").replaceAll(" ", ""), all.join(""));
    }),
  );
});
