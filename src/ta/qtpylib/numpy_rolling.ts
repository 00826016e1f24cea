import { pairwiseSum } from "../../frame/series/pairwise_sum.ts";

/**
 * Computes the mean of each full window, each on its own and in NumPy's order: qtpylib's `numpy_rolling_mean`. A missing
 * value makes its windows missing, an infinite one makes them infinite.
 */
export function numpyRollingMean(values: Float64Array, window: number): Float64Array {
  requireWindow(window);
  const out = new Float64Array(values.length).fill(NaN);
  for (let row = window - 1; row < out.length; row++) {
    out[row] = pairwiseSum(values, row + 1 - window, row + 1) / window;
  }
  return out;
}

/** Computes the standard deviation (`ddof` 1) of each full window: qtpylib's `numpy_rolling_std`. */
export function numpyRollingStd(values: Float64Array, window: number): Float64Array {
  requireWindow(window);
  const out = new Float64Array(values.length).fill(NaN);
  const squares = new Float64Array(Math.min(window, values.length));
  for (let row = window - 1; row < out.length; row++) {
    const first = row + 1 - window;
    const mean = pairwiseSum(values, first, row + 1) / window;
    for (let i = 0; i < window; i++) {
      const distance = (values[first + i] ?? NaN) - mean;
      squares[i] = distance * distance;
    }
    out[row] = Math.sqrt(pairwiseSum(squares) / (window - 1));
  }
  return out;
}

function requireWindow(window: number): void {
  if (Number.isInteger(window) && window > 0) return;
  throw new RangeError(`a window must be a whole number above 0, not ${window}`);
}
