/** The running sum; a missing value stays missing and adds nothing. */
export function cumulativeSum(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => Number.isNaN(value) ? NaN : sum += value);
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

/** The mean of what is there, `NaN` of nothing. */
export function mean(values: Float64Array): number {
  const count = values.reduce((n, value) => Number.isNaN(value) ? n : n + 1, 0);
  return count === 0 ? NaN : sum(values) / count;
}

/** The smallest value that is there, `NaN` of nothing. */
export function min(values: Float64Array): number {
  return values.reduce((best, value) => Number.isNaN(best) || value < best ? value : best, NaN);
}

/** The largest value that is there, `NaN` of nothing. */
export function max(values: Float64Array): number {
  return values.reduce((best, value) => Number.isNaN(best) || value > best ? value : best, NaN);
}
