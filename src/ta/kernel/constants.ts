/** Below this TA-Lib takes a number for 0. */
const EPSILON = 1e-14;

/** Whether TA-Lib takes the number for 0. */
export function isZero(value: number): boolean {
  return value > -EPSILON && value < EPSILON;
}

/** Whether TA-Lib takes the number for 0 beside others of that size. */
export function isZeroBeside(value: number, scale: number): boolean {
  return Math.abs(value) <= EPSILON * scale;
}
