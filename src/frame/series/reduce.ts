/** The running sum; a missing value stays missing and adds nothing. */
export function cumulativeSum(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => Number.isNaN(value) ? NaN : sum += value);
}

/** The running product; a missing value stays missing and changes nothing. */
export function cumulativeProduct(values: Float64Array): Float64Array {
  let product = 1;
  return values.map((value) => Number.isNaN(value) ? NaN : product *= value);
}

/** The largest value so far; a missing value stays missing. */
export function cumulativeMax(values: Float64Array): Float64Array {
  let best = -Infinity;
  return values.map((value) => Number.isNaN(value) ? NaN : best = value > best ? value : best);
}

/** The smallest value so far; a missing value stays missing. */
export function cumulativeMin(values: Float64Array): Float64Array {
  let best = Infinity;
  return values.map((value) => Number.isNaN(value) ? NaN : best = value < best ? value : best);
}

/** The sum of what is there, 0 of nothing; compensated (Neumaier), so that the order hardly matters. */
export function sum(values: Float64Array): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? (total - next) + value : (value - next) + total;
    total = next;
  }
  // infinite totals have no meaningful remainder
  return Number.isFinite(total) ? total + lost : total;
}

/** How many values are there. */
export function count(values: Float64Array): number {
  return values.reduce((n, value) => Number.isNaN(value) ? n : n + 1, 0);
}

/** The mean of what is there, `NaN` of nothing. */
export function mean(values: Float64Array): number {
  const there = count(values);
  return there === 0 ? NaN : sum(values) / there;
}

/** The variance of what is there, `ddof` taken from the count; `NaN` where too little is. In two passes, so exact. */
export function variance(values: Float64Array, ddof: number): number {
  const there = count(values);
  if (there <= ddof) return NaN;
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2)) / (there - ddof);
}

/** The smallest value that is there, `NaN` of nothing. */
export function min(values: Float64Array): number {
  return values.reduce((best, value) => Number.isNaN(best) || value < best ? value : best, NaN);
}

/** The largest value that is there, `NaN` of nothing. */
export function max(values: Float64Array): number {
  return values.reduce((best, value) => Number.isNaN(best) || value > best ? value : best, NaN);
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
