import fc from "fast-check";
import { editDistance, nearest } from "../../src/text/nearest.ts";
import { assert, assertEquals } from "../support/assert.ts";

const COLUMNS = ["date", "open", "high", "low", "close", "volume", "rsi", "rsi_default", "tema", "bb_middleband"];

Deno.test("nearest() finds a name with a missing, extra, wrong or swapped letter", () => {
  for (const word of ["volme", "voluume", "volune", "vloume", "VOLUME", "vol_ume"]) {
    assertEquals(nearest(word, COLUMNS)[0], "volume", word);
  }
});

Deno.test("nearest() returns the nearest first, and names that contain the word", () => {
  assertEquals(nearest("rsi", COLUMNS), ["rsi", "rsi_default"]);
  assertEquals(nearest("middleband", COLUMNS), ["bb_middleband"]);
});

Deno.test("nearest() returns at most the requested number of names, each once", () => {
  assertEquals(nearest("a", ["a", "b", "c", "d", "a"], 2), ["a", "b"]);
});

Deno.test("nearest() returns no names when none is near", () => {
  assertEquals(nearest("macd", COLUMNS), []);
  assertEquals(nearest("x", []), []);
});

Deno.test("editDistance() is a symmetric distance of at most the longer length", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
    const distance = editDistance(a, b);
    assertEquals(distance === 0, a === b);
    assertEquals(distance, editDistance(b, a));
    assert(distance <= Math.max(a.length, b.length));
  }));
});

Deno.test("editDistance() counts a swap of neighbours as one", () => {
  assertEquals([editDistance("ab", "ba"), editDistance("", "abc"), editDistance("kitten", "sitting")], [1, 3, 3]);
});
