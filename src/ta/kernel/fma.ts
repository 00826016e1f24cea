/**
 * Computes `a * b + c` rounded once, as IEEE's fused multiply-add does. TA-Lib is written with it, and so has other last
 * digits than a product and a sum that are each rounded.
 *
 * Beside a much larger `c`, the product's rounding seldom moves the sum across the middle between two doubles: a bound
 * on it shows when the plain result is right. The others are computed exactly.
 */
export function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const added = sum - product;
  const lost = (product - (sum - added)) + (c - added);
  const bound = Math.abs(product) * PRODUCT_ERROR + Number.MIN_VALUE;
  const isSmall = Math.abs(product) * 8 < Math.abs(sum);
  if (isSmall && sum + (lost + bound) === sum && sum + (lost - bound) === sum) return sum;
  return fmaExact(a, b, c, product, sum, lost);
}

/** Twice the largest relative error of a rounded product, so that adding the bound itself may round. */
const PRODUCT_ERROR = 2 ** -52;
/** Beyond this, or below its inverse, the steps of `fmaExact` themselves could overflow or lose digits. */
const LARGE = 2 ** 900;
/** Splits a double into two halves of 26 bits each (Dekker). */
const SPLITTER = 2 ** 27 + 1;

/** Corrects the rounded `sum` by what it and the rounded `product` lost. */
function fmaExact(a: number, b: number, c: number, product: number, sum: number, lost: number): number {
  const size = Math.abs(product);
  if (!(size < LARGE && size > 1 / LARGE && Math.abs(a) < LARGE && Math.abs(b) < LARGE && Math.abs(c) < LARGE)) {
    return fmaOfExtremes(a, b, c, product);
  }
  const largeA = SPLITTER * a;
  const highA = largeA - (largeA - a);
  const lowA = a - highA;
  const largeB = SPLITTER * b;
  const highB = largeB - (largeB - b);
  const lowB = b - highB;
  const rest = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);

  const last = lost + rest;
  const result = sum + last;
  // only in the middle between two doubles, where twice the remainder is the way to the other one, does it matter that
  // `last` is rounded itself: rounded to odd (Boldo and Melquiond), it decides as the exact one would
  const remainder = 2 * (last - (result - sum));
  return (result + remainder) - result !== remainder ? result : sum + addRoundedToOdd(lost, rest);
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** The sum of two doubles; where it is not exact, its neighbour whose last bit is 1. */
function addRoundedToOdd(a: number, b: number): number {
  const sum = a + b;
  const added = sum - a;
  const lost = (a - (sum - added)) + (b - added);
  if (lost === 0) return sum;
  double[0] = sum;
  const [low = 0, high = 0] = words;
  if (low % 2 === 1) return sum;
  // the last bit is 0: take the neighbour on the side of what was lost, whose last bit is 1
  if (lost > 0 === sum > 0) {
    words[0] = low + 1;
  } else {
    words[0] = low - 1;
    if (low === 0) words[1] = high - 1;
  }
  return double[0];
}

/** The slow way, for zeros, infinities, `NaN` and numbers so large or small that halves of them would not do. */
function fmaOfExtremes(a: number, b: number, c: number, product: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b) || Number.isNaN(c) || a === 0 || b === 0) return product + c;
  if (!Number.isFinite(c)) return c;
  const [x, y, z] = [toFraction(a), toFraction(b), toFraction(c)];
  const scale = Math.min(x.exponent + y.exponent, z.exponent);
  const exact = (x.mantissa * y.mantissa << BigInt(x.exponent + y.exponent - scale)) +
    (z.mantissa << BigInt(z.exponent - scale));
  // a sum that cancels out is 0 with the sign that adding rounded numbers gives
  return exact === 0n ? (product === -c ? 0 : product + c) : roundFraction(exact, scale);
}

/** A whole number times a power of two. */
interface Fraction {
  readonly mantissa: bigint;
  readonly exponent: number;
}

function toFraction(value: number): Fraction {
  double[0] = value;
  const [low = 0, high = 0] = words;
  const biased = high >>> 20 & 0x7ff;
  const digits = (BigInt(high & 0xfffff) << 32n) + BigInt(low) + (biased === 0 ? 0n : 1n << 52n);
  return { mantissa: value < 0 ? -digits : digits, exponent: Math.max(biased, 1) - 1075 };
}

/** The double nearest to `digits` times two to the power of `exponent`, halves to the even one. */
function roundFraction(digits: bigint, exponent: number): number {
  const sign = digits < 0n ? -1 : 1;
  const size = digits < 0n ? -digits : digits;
  const length = size.toString(2).length;
  // subnormal doubles have fewer digits
  const dropped = Math.max(length - 53, -1074 - exponent, 0);
  const shift = BigInt(dropped);
  let kept = size >> shift;
  const half = dropped === 0 ? 0n : 1n << (shift - 1n);
  const rest = size - (kept << shift);
  if (dropped > 0 && (rest > half || rest === half && kept % 2n === 1n)) kept++;
  return sign * scaleByPowerOfTwo(Number(kept), exponent + dropped);
}

/** In two steps, as two to the power of 1074 alone is infinite. The result is exact unless it is infinite. */
function scaleByPowerOfTwo(value: number, exponent: number): number {
  const first = Math.trunc(exponent / 2);
  return value * 2 ** first * 2 ** (exponent - first);
}
