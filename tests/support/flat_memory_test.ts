import { assertEquals, assertThrows } from "./assert.ts";
import { growth } from "./flat_memory.ts";

Deno.test("growth compares the medians of the second and the last quarter", () => {
  assertEquals(growth([9, 9, 9, 1, 2, 3, 5, 5, 5, 4, 100, 4]), { early: 2, late: 4 });
  assertThrows(() => growth([1, 2, 3]), RangeError, "3 samples");
});
