import { DATE_COLUMN } from "./column.ts";
import { Frame } from "./frame.ts";
import { pairwiseSum } from "./series/pairwise_sum.ts";
import { timeframeToMs } from "./timeframe.ts";

/**
 * Resamples candles to a longer interval. Answers to `resample_to_interval` of technical's `util`.
 *
 * The result has the columns `date`, `open`, `high`, `low`, `close` and `volume`, and one row for each interval that has candles.
 * Its dates are the opening dates of the intervals, which are counted from the midnight (UTC) before the first candle. Other
 * columns are dropped. Join the result to the shorter candles with `resampledMerge`, which avoids lookahead bias.
 *
 * @param dataframe candles, in any order
 * @param interval minutes, or a timeframe such as `1h`
 * @throws {RangeError} the interval is not a whole number of minutes above 0
 * @throws {UnknownColumnError} a column of the candles does not exist
 *
 * @example
 * ```ts
 * import { Frame, resampleToInterval } from "consumer";
 *
 * const candles = Frame.from({
 *   date: [0, 30, 60].map((minutes) => minutes * 60_000),
 *   open: [1, 2, 3],
 *   high: [4, 6, 5],
 *   low: [1, 0, 2],
 *   close: [2, 3, 4],
 *   volume: [10, 20, 30],
 * });
 * const hourly = resampleToInterval(candles, "1h");
 * if (hourly.length !== 2 || hourly.at(0, "high") !== 6 || hourly.at(0, "volume") !== 30) throw new Error();
 * ```
 */
export function resampleToInterval(dataframe: Frame, interval: string | number): Frame {
  const length = toMilliseconds(interval);
  const unsorted = dataframe.dates();
  const rows = sortByDate(unsorted);
  const sort = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] ?? NaN);
  const dates = sort(unsorted);
  const origin = Math.floor((dates[0] ?? NaN) / DAY) * DAY;
  const openings = dates.map((date) => origin + Math.floor((date - origin) / length) * length);
  // the row with which each interval starts
  const starts = [...openings.keys()].filter((row) => openings[row] !== openings[row - 1]);
  const resampled = Frame.from({ [DATE_COLUMN]: Float64Array.from(starts, (row) => openings[row] ?? NaN) });
  return PRICES.reduce((frame, [name, aggregate]) => {
    const values = sort(dataframe.col(name).values);
    const ofInterval = aggregate(values);
    return frame.set(name, Float64Array.from(starts, (row, i) => ofInterval(row, starts[i + 1] ?? values.length)));
  }, resampled).dropna();
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Computes one value from the rows `start` to before `end`. */
type Aggregate = (start: number, end: number) => number;

const PRICES: readonly (readonly [name: string, create: (values: Float64Array) => Aggregate])[] = [
  ["open", (values) => (start, end) => values.subarray(start, end).find(isPresent) ?? NaN],
  ["high", (values) => (start, end) => findExtreme(values.subarray(start, end), 1)],
  ["low", (values) => (start, end) => findExtreme(values.subarray(start, end), -1)],
  ["close", (values) => (start, end) => values.subarray(start, end).findLast(isPresent) ?? NaN],
  ["volume", createSum],
];

/** Returns the highest value (sign 1) or the lowest (sign -1). Missing values do not count. */
function findExtreme(values: Float64Array, sign: 1 | -1): number {
  return values.reduce((best, value) => !isPresent(value) || sign * best >= sign * value ? best : value, NaN);
}

/** Adds the values as pandas does: in NumPy's order, or with Kahan's compensation if the column has missing values. */
function createSum(values: Float64Array): Aggregate {
  if (values.every(isPresent)) return (start, end) => (values[start] ?? NaN) + pairwiseSum(values, start + 1, end);
  return (start, end) => {
    let [sum, lost] = [0, 0];
    for (const value of values.subarray(start, end)) {
      if (!isPresent(value)) continue;
      const part = value - lost;
      const next = sum + part;
      lost = next - sum - part;
      sum = next;
    }
    return sum;
  };
}

function isPresent(value: number): boolean {
  return !Number.isNaN(value);
}

/** Returns the numbers of the rows that have a date, in the order of their dates. */
function sortByDate(dates: Float64Array): readonly number[] {
  const rows = [...dates.keys()].filter((row) => isPresent(dates[row] ?? NaN));
  return rows.sort((a, b) => (dates[a] ?? NaN) - (dates[b] ?? NaN));
}

function toMilliseconds(interval: string | number): number {
  const length = typeof interval === "number" ? interval * MINUTE : timeframeToMs(interval);
  if (length > 0 && length % MINUTE === 0) return length;
  throw new RangeError(`the interval of resampleToInterval() must be whole minutes above 0, found ${interval}`);
}
