import { megabytes, oversize } from "../../../src/producer/policy/size.ts";
import { assertEquals } from "../../support/assert.ts";

const MB = 2 ** 20;

Deno.test("oversize() counts bytes of UTF-8 and takes a message of exactly the limit", () => {
  assertEquals(oversize("x".repeat(MB), 1), null);
  assertEquals(oversize("x".repeat(MB + 1), 1), MB + 1);
  assertEquals(oversize("é".repeat(MB / 2), 1), null);
  assertEquals(oversize("é".repeat(MB / 2) + "x", 1), MB + 1);
  assertEquals(oversize("€".repeat(MB / 2), 1), 3 * MB / 2);
  assertEquals(oversize("🐢".repeat(MB / 4 + 1), 1), MB + 4);
});

Deno.test("megabytes() rounds up, so that what is over a limit never reads as the limit", () => {
  assertEquals(megabytes(8 * MB + 1), "8.01 MB");
  assertEquals(megabytes(8 * MB), "8.00 MB");
});
