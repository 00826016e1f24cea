/** The running sum; a missing value stays missing and adds nothing. */
export function cumulativeSum(values: Float64Array): Float64Array {
  const out = values.slice();
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (!Number.isNaN(value)) out[i] = sum += value;
  }
  return out;
}

/** The running product; a missing value stays missing and changes nothing. */
export function cumulativeProduct(values: Float64Array): Float64Array {
  const out = values.slice();
  let product = 1;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (!Number.isNaN(value)) out[i] = product *= value;
  }
  return out;
}

/** The largest value so far; a missing value stays missing. */
export function cumulativeMax(values: Float64Array): Float64Array {
  const out = values.slice();
  let best = -Infinity;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (value > best) best = value;
    if (!Number.isNaN(value)) out[i] = best;
  }
  return out;
}

/** The smallest value so far; a missing value stays missing. */
export function cumulativeMin(values: Float64Array): Float64Array {
  const out = values.slice();
  let best = Infinity;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (value < best) best = value;
    if (!Number.isNaN(value)) out[i] = best;
  }
  return out;
}

/** The sum of what is there, 0 of nothing; compensated (Neumaier), so that the order hardly matters. */
export function sum(values: Float64Array): number {
  return totals(values).sum;
}

/** Sum and count in one pass. */
function totals(values: Float64Array): { readonly sum: number; readonly count: number } {
  let total = 0;
  let lost = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? (total - next) + value : (value - next) + total;
    total = next;
    count++;
  }
  // infinite totals have no meaningful remainder
  return { sum: Number.isFinite(total) ? total + lost : total, count };
}

/** How many values are there. */
export function count(values: Float64Array): number {
  // finding that nothing is missing is much quicker than counting
  if (!values.includes(NaN)) return values.length;
  let there = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i] ?? NaN)) there++;
  return there;
}

/** The mean of what is there, `NaN` of nothing. */
export function mean(values: Float64Array): number {
  const there = totals(values);
  return there.count === 0 ? NaN : there.sum / there.count;
}

/**
 * The variance of what is there, `ddof` taken from the count; `NaN` where too little is. In two passes, with what the
 * mean's rounding has added taken off again, so exact.
 */
export function variance(values: Float64Array, ddof: number): number {
  const { sum, count: there } = totals(values);
  if (there <= ddof) return NaN;
  const middle = sum / there;
  if (!Number.isFinite(middle)) return NaN;
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = (values[i] ?? NaN) - middle;
    if (Number.isNaN(distance)) continue;
    squares += distance * distance;
    rest += distance;
  }
  return (squares - rest * rest / there) / (there - ddof);
}

/** The smallest value that is there, `NaN` of nothing. */
export function min(values: Float64Array): number {
  let best = Infinity;
  let there = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value <= best) {
      best = value;
      there = true;
    }
  }
  return there ? best : NaN;
}

/** The largest value that is there, `NaN` of nothing. */
export function max(values: Float64Array): number {
  let best = -Infinity;
  let there = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value >= best) {
      best = value;
      there = true;
    }
  }
  return there ? best : NaN;
}

/** The first row that holds the largest value, null where no value is. */
export function rowOfMax(values: Float64Array): number | null {
  const row = values.indexOf(max(values));
  return row < 0 ? null : row;
}

/** The first row that holds the smallest value, null where no value is. */
export function rowOfMin(values: Float64Array): number | null {
  const row = values.indexOf(min(values));
  return row < 0 ? null : row;
}
