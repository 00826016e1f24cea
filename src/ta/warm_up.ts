/** The first row whose value is there, where TA-Lib starts to count; the length when there is none. */
export function firstValue(values: Float64Array): number {
  const first = values.findIndex((value) => !Number.isNaN(value));
  return first < 0 ? values.length : first;
}

/** TA-Lib's rule for periods. */
export function checkedPeriod(what: string, period: number): void {
  if (Number.isInteger(period) && period > 1 && period <= 100_000) return;
  throw new RangeError(`the period of ${what} must be a whole number from 2 to 100000, not ${period}`);
}
