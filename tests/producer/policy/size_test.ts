import { findOversize, formatMegabytes } from "../../../src/producer/policy/size.ts";
import { assertEquals } from "../../support/assert.ts";

const MB = 2 ** 20;

Deno.test("findOversize() counts bytes of UTF-8 and accepts a message of exactly the limit", () => {
  assertEquals(findOversize("x".repeat(MB), 1), null);
  assertEquals(findOversize("x".repeat(MB + 1), 1), MB + 1);
  assertEquals(findOversize("é".repeat(MB / 2), 1), null);
  assertEquals(findOversize("é".repeat(MB / 2) + "x", 1), MB + 1);
  assertEquals(findOversize("€".repeat(MB / 2), 1), 3 * MB / 2);
  assertEquals(findOversize("🐢".repeat(MB / 4 + 1), 1), MB + 4);
});

Deno.test("formatMegabytes() rounds up, so that a size over the limit never reads as the limit", () => {
  assertEquals(formatMegabytes(8 * MB + 1), "8.01 MB");
  assertEquals(formatMegabytes(8 * MB), "8.00 MB");
});
