import { assertEquals, assertThrows } from "./assert.ts";
import { compareFrames } from "./compare_frames.ts";
import { parseCsv } from "./csv.ts";

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

Deno.test("compareFrames() takes numbers within 1e-9, dates by value and columns in any order", () => {
  const expected = "date,rsi,seen,flag\n2026-11-21T07:20:00+00:00,1.00000000001,2026-11-21 07:20:00+00:00,True\n";
  assertEquals(compareFrames("rsi,date,seen,flag\n1,2026-11-21T07:20:00Z,1795245600000,1\n", expected), []);
});

Deno.test("compareFrames() tells a number that is off, a missing cell, and a text that differs", () => {
  assertEquals(compareFrames("a,b,c\n1.00000001,0,up\n", "a,b,c\n1,,down\n"), [
    "row 0, a: 1.00000001 instead of 1",
    "row 0, b: 0 instead of missing",
    "row 0, c: up instead of down",
  ]);
});

Deno.test("compareFrames() tells columns and rows that are missing or too many", () => {
  assertEquals(compareFrames("a,x\n1,1\n", "a,b\n1,1\n2,2\n"), [
    "column b is missing",
    "column x should not be there",
    "1 rows instead of 2",
  ]);
});

Deno.test("compareFrames() takes rounding errors beside the large numbers of a column, nowhere else", () => {
  assertEquals(compareFrames("a,b\n100,1e-13\n2e-14,0\n", "a,b\n100,1e-13\n-7e-15,1e-14\n"), [
    "row 1, b: 0 instead of 1e-14",
  ]);
  assertEquals(compareFrames("a\n1\n0.0001\n", "a\n1\n0.00010000001\n").length, 1);
});
