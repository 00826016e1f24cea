/**
 * Computes the variance of the values in the window of `size` rows that ends at each row, as pandas does: Welford's
 * method with Kahan's compensation, row by row. A window that would lose its digits is computed again from its own
 * values. A window with fewer than `minPeriods` values, or not more than `ddof`, is `NaN`.
 */
export function rollingVariance(values: Float64Array, size: number, minPeriods: number, ddof: number): Float64Array {
  const out = new Float64Array(values.length);
  const least = Math.max(minPeriods, 1);
  let count = 0;
  let mean = 0;
  let squares = 0;
  let lostEntering = 0;
  let lostLeaving = 0;
  for (let row = 0; row < out.length; row++) {
    let isUnstable = size === 1 || row === 0;
    if (row >= size && !isUnstable) {
      const leaving = values[row - size] ?? NaN;
      if (!Number.isNaN(leaving)) {
        count--;
        if (count === 0) {
          mean = squares = 0;
        } else {
          const meanBefore = mean - lostLeaving;
          const squaresBefore = squares;
          const term = leaving - lostLeaving;
          const distance = term - mean;
          lostLeaving = distance + mean - term;
          mean -= distance / count;
          squares -= (leaving - meanBefore) * (leaving - mean);
          if (squaresBefore * ILL_CONDITIONED > squares) isUnstable = true;
        }
      }
    }
    // a window that is computed again takes in all of its rows
    let first = row;
    if (isUnstable) {
      count =
        mean =
        squares =
        lostEntering =
        lostLeaving =
          0;
      first = Math.max(0, row + 1 - size);
    }
    for (let i = first; i <= row; i++) {
      const entering = values[i] ?? NaN;
      if (Number.isNaN(entering)) continue;
      count++;
      const meanBefore = mean - lostEntering;
      const squaresBefore = squares;
      const term = entering - lostEntering;
      const distance = term - mean;
      lostEntering = distance + mean - term;
      mean += distance / count;
      squares += (entering - meanBefore) * (entering - mean);
      if (squaresBefore * ILL_CONDITIONED > squares && !isUnstable) {
        isUnstable = true;
        count =
          mean =
          squares =
          lostEntering =
          lostLeaving =
            0;
        i = Math.max(0, row + 1 - size) - 1;
      }
    }
    out[row] = count >= least && count > ddof ? squares / (count - ddof) : NaN;
  }
  return out;
}

/** Of a sum that shrinks by more than this, only three digits would be left. */
const ILL_CONDITIONED = Number.EPSILON * 1e3;
