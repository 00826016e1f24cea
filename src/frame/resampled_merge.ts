import { DATE_COLUMN } from "./column.ts";
import { GatheredColumn } from "./column_source.ts";
import { Frame } from "./frame.ts";
import { leftJoin } from "./left_join.ts";
import { mergeNames } from "./merge_names.ts";

/**
 * Merges resampled candles back into the shorter candles, without lookahead bias. Answers to `resampled_merge` of technical's
 * `util`.
 *
 * A resampled candle appears on the last of the shorter candles that it consists of, at whose close it is complete. Its columns
 * get the prefix `resample_` and the interval in minutes: `close` becomes `resample_60_close`. Both intervals are the shortest
 * distance between two dates of the frame.
 *
 * @param original the shorter candles
 * @param resampled candles of a longer interval, usually from `resampleToInterval`, with more columns if you like
 * @throws {RangeError} `resampled` does not have the longer interval, a frame has fewer than two rows, or two columns would have
 * the same name
 * @throws {UnknownColumnError} a frame has no column `date`
 *
 * @example
 * ```ts
 * import { Frame, resampledMerge } from "consumer";
 *
 * const minutes = (n: number) => n * 60_000;
 * const candles = Frame.from({ date: [0, 30, 60, 90].map(minutes), close: [1, 2, 3, 4] });
 * const hourly = Frame.from({ date: [0, 60].map(minutes), close: [2, 4] });
 * const merged = resampledMerge(candles, hourly);
 * if (String(merged.col("resample_60_close").toArray()) !== ",2,2,4") throw new Error();
 * ```
 */
export function resampledMerge(
  original: Frame,
  resampled: Frame,
  { fillNa = true }: ResampledMergeOptions = {},
): Frame {
  const dates = original.dates();
  const openings = resampled.dates();
  const shorter = findInterval(dates);
  const longer = findInterval(openings);
  if (!(shorter < longer)) {
    throw new RangeError(
      `resampledMerge() merges a longer interval into a shorter one, found ${longer} minutes into ${shorter}`,
    );
  }
  const lastCandles = openings.map((date) => date + (longer - shorter) * MINUTE);
  const names = mergeNames(original.columns, resampled.columns.map((name) => `resample_${longer}_${name}`));
  const mapping = leftJoin(dates, lastCandles, false);
  const { left } = mapping;
  const merged = new Frame(
    names.columns,
    [
      ...original.columns.map((name) => {
        const source = original.source(name);
        return left === null ? source : new GatheredColumn(source, left);
      }),
      ...resampled.columns.map((name) => new GatheredColumn(resampled.source(name), mapping.right)),
    ],
    mapping.right.length,
  );
  return fillNa ? merged.ffill() : merged;
}

/** Options of {@linkcode resampledMerge}. */
export interface ResampledMergeOptions {
  /**
   * Whether to fill missing cells with the last ones before them. As in technical, it fills the columns of `original` too.
   * Default: true.
   */
  readonly fillNa?: boolean;
}

const MINUTE = 60_000;

/** Returns the shortest distance between a date and the one before, in whole minutes. */
function findInterval(dates: Float64Array): number {
  let shortest = Infinity;
  for (let row = 1; row < dates.length; row++) {
    const distance = (dates[row] ?? NaN) - (dates[row - 1] ?? NaN);
    if (distance < shortest) shortest = distance;
  }
  if (shortest < Infinity) return Math.floor(shortest / MINUTE);
  throw new RangeError(`resampledMerge() needs at least two dates to find the interval, in a "${DATE_COLUMN}" column`);
}
