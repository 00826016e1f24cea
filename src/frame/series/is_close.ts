/** Returns a mask with 1 where two numbers are almost equal, by NumPy's rule. */
export function isClose(a: Float64Array, b: Float64Array | number, options: IsCloseOptions): Uint8Array {
  const { rtol = 1e-5, atol = 1e-8, equalNan = false } = options;
  const out = new Uint8Array(a.length);
  for (let i = 0; i < out.length; i++) {
    const left = a[i] ?? NaN;
    const right = typeof b === "number" ? b : b[i] ?? NaN;
    // an infinite value is close to itself alone
    const isNear = Number.isFinite(right) && Math.abs(left - right) <= atol + rtol * Math.abs(right);
    const areMissing = equalNan && Number.isNaN(left) && Number.isNaN(right);
    out[i] = isNear || left === right || areMissing ? 1 : 0;
  }
  return out;
}

/** Options of {@linkcode Series.isClose}. */
export interface IsCloseOptions {
  /** The allowed difference as a share of the other value. @default 1e-5 */
  readonly rtol?: number;
  /** The allowed difference added to that. @default 1e-8 */
  readonly atol?: number;
  /** Whether two missing values are close. @default false */
  readonly equalNan?: boolean;
}
