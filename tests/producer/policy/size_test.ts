import { formatMegabytes } from "../../../src/producer/policy/size.ts";
import { assertEquals } from "../../support/assert.ts";

const MB = 2 ** 20;

Deno.test("formatMegabytes() rounds up, so that a size over the limit never reads as the limit", () => {
  assertEquals(formatMegabytes(8 * MB + 1), "8.01 MB");
  assertEquals(formatMegabytes(8 * MB), "8.00 MB");
});
