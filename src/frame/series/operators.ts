/** pandas' arithmetic of two columns. */
export type ArithmeticOperator = "add" | "sub" | "mul" | "div" | "mod" | "floordiv" | "pow";

// One loop an operator and a kind of operand: so each is compiled for doubles alone, without a call a row.

/** Each number with the same right side. */
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

/** Each number with the one in the same row. */
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

/** Python's `%`: the remainder has the sign of the divisor. */
function floorMod(a: number, b: number): number {
  const remainder = a % b;
  if (remainder === 0) return b < 0 ? -0 : 0;
  return remainder < 0 === b < 0 ? remainder : remainder + b;
}

/** Python's `//` as pandas has it: division by zero is infinite, and infinite values divide into `NaN`. */
function floorDivide(a: number, b: number): number {
  if (b === 0) return a / b;
  const remainder = a % b;
  const quotient = (a - remainder) / b - (remainder !== 0 && remainder < 0 !== b < 0 ? 1 : 0);
  // a quotient of 0 has the sign that dividing gives
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  // the quotient of whole numbers may have been rounded to just below
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** IEEE's power, where JavaScript's differs: 1 to any power, and -1 to an infinite one, is 1. */
function power(base: number, exponent: number): number {
  if (base === 1 || base === -1 && Math.abs(exponent) === Infinity) return 1;
  // `**` would round twice
  return exponent === -1 ? 1 / base : base ** exponent;
}
