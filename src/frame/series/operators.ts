// There is a loop for each operator and kind of operand: a call a row would cost more than the arithmetic.

/** Applies an operator to each number and one right side. */
export function withScalar(operator: ArithmeticOperator, a: Float64Array, b: number): Float64Array {
  const out = new Float64Array(a.length);
  switch (operator) {
    case "add":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) + b;
      break;
    case "sub":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) - b;
      break;
    case "mul":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) * b;
      break;
    case "div":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) / b;
      break;
    case "mod":
      for (let i = 0; i < out.length; i++) out[i] = floorMod(a[i] ?? NaN, b);
      break;
    case "floordiv":
      for (let i = 0; i < out.length; i++) out[i] = floorDivide(a[i] ?? NaN, b);
      break;
    case "pow":
      for (let i = 0; i < out.length; i++) out[i] = power(a[i] ?? NaN, b);
  }
  return out;
}

/** Applies an operator to the numbers in the same rows of two columns. */
export function withColumn(operator: ArithmeticOperator, a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  switch (operator) {
    case "add":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) + (b[i] ?? NaN);
      break;
    case "sub":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) - (b[i] ?? NaN);
      break;
    case "mul":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) * (b[i] ?? NaN);
      break;
    case "div":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) / (b[i] ?? NaN);
      break;
    case "mod":
      for (let i = 0; i < out.length; i++) out[i] = floorMod(a[i] ?? NaN, b[i] ?? NaN);
      break;
    case "floordiv":
      for (let i = 0; i < out.length; i++) out[i] = floorDivide(a[i] ?? NaN, b[i] ?? NaN);
      break;
    case "pow":
      for (let i = 0; i < out.length; i++) out[i] = power(a[i] ?? NaN, b[i] ?? NaN);
  }
  return out;
}

/** pandas' arithmetic operators. */
export type ArithmeticOperator = "add" | "sub" | "mul" | "div" | "mod" | "floordiv" | "pow";

/** Computes Python's `%`: the remainder has the sign of the divisor. */
function floorMod(a: number, b: number): number {
  const remainder = a % b;
  if (remainder === 0) return b < 0 ? -0 : 0;
  return remainder < 0 === b < 0 ? remainder : remainder + b;
}

/** Computes Python's `//` as pandas does: division by 0 is infinite, and that of an infinite value is `NaN`. */
function floorDivide(a: number, b: number): number {
  if (b === 0) return a / b;
  const remainder = a % b;
  const quotient = (a - remainder) / b - (remainder !== 0 && remainder < 0 !== b < 0 ? 1 : 0);
  // 0 has the sign of the true quotient
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  // rounding may have left the quotient just below a whole number
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Computes IEEE's power, where JavaScript's differs: 1 to any power, and -1 to an infinite one, is 1. */
function power(base: number, exponent: number): number {
  if (base === 1 || base === -1 && Math.abs(exponent) === Infinity) return 1;
  // `**` would round twice
  return exponent === -1 ? 1 / base : base ** exponent;
}
