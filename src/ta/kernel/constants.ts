/** Reports whether TA-Lib treats a number as 0. */
export function isZero(value: number): boolean {
  return value > -EPSILON && value < EPSILON;
}

/** Reports whether TA-Lib treats a number as 0 beside numbers of that size. */
export function isZeroBeside(value: number, scale: number): boolean {
  return Math.abs(value) <= EPSILON * scale;
}

/** TA-Lib treats numbers up to this as 0. */
const EPSILON = 1e-14;
