import fc from "fast-check";
import { wrapText } from "../../src/terminal/wrap_text.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("wrapText() returns a text that fits, and an empty one, unchanged", () => {
  assertEquals(wrapText("a bot is full", 13), ["a bot is full"]);
  assertEquals(wrapText("", 10), [""]);
});

Deno.test("wrapText() breaks lines at spaces, and words that are longer than a line", () => {
  assertEquals(wrapText("see https://example.org/a now", 12, "  "), ["see", "  https://ex", "  ample.org/", "  a now"]);
});

Deno.test("wrapText() keeps every line within the width, and loses only spaces", () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "-", "/"), maxLength: 30 }));
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), fc.constantFrom("", "  ", "    "), (all, width, indent) => {
      const lines = wrapText(all.join(" "), width, indent);
      assert(lines.every((line) => line.length <= width), JSON.stringify(lines));
      assertEquals(lines.join("").replaceAll(" ", ""), all.join(""));
    }),
  );
});
