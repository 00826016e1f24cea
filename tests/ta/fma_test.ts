import fc from "fast-check";
import { fma } from "../../src/ta/kernel/fma.ts";
import { assertEquals } from "../support/assert.ts";

const integer = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n });
const exponent = fc.integer({ min: -60, max: 60 });

/** `Number()` of a bigint is rounded once by definition, so it is the oracle for integers. */
function nearest(a: bigint, b: bigint, c: bigint): number {
  return Number(a * b + c);
}

Deno.test("fma() rounds the product and the sum of integers once, at any scale", () => {
  fc.assert(
    fc.property(integer, integer, integer, exponent, exponent, (a, b, c, left, right) => {
      const found = fma(Number(a) * 2 ** left, Number(b) * 2 ** right, Number(c) * 2 ** (left + right));
      assertEquals(found, nearest(a, b, c) * 2 ** (left + right));
    }),
    { numRuns: 20_000 },
  );
});

Deno.test("fma() is exact where the product and the sum almost cancel out", () => {
  fc.assert(
    fc.property(integer, integer, fc.bigInt({ min: -4096n, max: 4096n }), (a, b, rest) => {
      const product = Number(a) * Number(b);
      const c = BigInt(product) + rest;
      fc.pre(BigInt(Number(c)) === c);
      assertEquals(fma(Number(a), Number(b), -Number(c)), nearest(a, b, -c));
    }),
    { numRuns: 3_000 },
  );
});

Deno.test("fma() keeps the sum where the product alone overflows, and rounds subnormal results once", () => {
  assertEquals(fma(2 ** 1023, 2, -(2 ** 1023)), 2 ** 1023);
  assertEquals(fma(2 ** 1023, 2, 0), Infinity);
  assertEquals(fma(2 ** -540, 2 ** -540, 2 ** -1074), 2 ** -1074);
  // half of the smallest double and a little more
  assertEquals(fma(1.5 * 2 ** -538, 2 ** -537, 0), 2 ** -1074);
  assertEquals(fma(2 ** -538, 2 ** -537, 0), 0);
});

Deno.test("fma() follows IEEE 754 for infinities, NaN and zeros", () => {
  assertEquals(fma(Infinity, 1, -Infinity), NaN);
  assertEquals(fma(Infinity, 0, 1), NaN);
  assertEquals(fma(1e300, 1e300, -Infinity), -Infinity);
  assertEquals(fma(NaN, 1, 1), NaN);
  assertEquals(fma(-1, 0, -0), -0);
  assertEquals(fma(1, 0, -0), 0);
});
