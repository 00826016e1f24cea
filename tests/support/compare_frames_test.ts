import { assertEquals, assertThrows } from "./assert.ts";
import { compareFrames } from "./compare_frames.ts";
import { parseCsv } from "./csv.ts";

const INEXACT = { inexact: ["a", "b"] };

Deno.test("parseCsv() reads quoted commas, quotes and line ends, empty fields and both line endings", () => {
  assertEquals(parseCsv('a,b\r\n"x,""y""\n",\n,\n'), [["a", "b"], ['x,"y"\n', ""], ["", ""]]);
});

Deno.test("parseCsv() reads a last record without a line end, and an empty last field", () => {
  assertEquals(parseCsv("a,b\n1,2"), [["a", "b"], ["1", "2"]]);
  assertEquals(parseCsv("a,b\n1,"), [["a", "b"], ["1", ""]]);
});

Deno.test("parseCsv() refuses a stray quote instead of guessing", () => {
  assertThrows(() => parseCsv('a,b\n1,x"y\n'), SyntaxError, "record 2");
});

Deno.test("compareFrames() accepts dates by value and columns in any order", () => {
  const expected = "date,rsi,seen,flag\n2026-11-21T07:20:00+00:00,1.5,2026-11-21 07:20:00+00:00,True\n";
  assertEquals(compareFrames("rsi,date,seen,flag\n1.50,2026-11-21T07:20:00Z,1795245600000,1\n", expected), []);
});

Deno.test("compareFrames() reports a number that differs in its last bit, a missing cell, and another text", () => {
  assertEquals(compareFrames("a,b,c\n0.30000000000000004,0,up\n", "a,b,c\n0.3,,down\n"), [
    "row 0, a: 0.30000000000000004 instead of 0.3",
    "row 0, b: 0 instead of missing",
    "row 0, c: up instead of down",
  ]);
});

Deno.test("compareFrames() accepts numbers within 1e-9 in inexact columns only", () => {
  const [actual, expected] = ["a,b,c\n1,1,1\n", "a,b,c\n1.00000000001,1.00000000001,1.00000001\n"];
  assertEquals(compareFrames(actual, expected, { inexact: ["b", "c"] }), [
    "row 0, a: 1 instead of 1.00000000001",
    "row 0, c: 1 instead of 1.00000001",
  ]);
});

Deno.test("compareFrames() reports missing and surplus columns and rows", () => {
  assertEquals(compareFrames("a,x\n1,1\n", "a,b\n1,1\n2,2\n"), [
    "column b is missing",
    "column x should not be there",
    "1 rows instead of 2",
  ]);
});

Deno.test("compareFrames() accepts rounding errors beside the large numbers of an inexact column", () => {
  assertEquals(compareFrames("a,b\n100,1e-13\n2e-14,0\n", "a,b\n100,1e-13\n-7e-15,1e-14\n", INEXACT), [
    "row 1, b: 0 instead of 1e-14",
  ]);
  assertEquals(compareFrames("a\n1\n0.0001\n", "a\n1\n0.00010000001\n", INEXACT).length, 1);
});
