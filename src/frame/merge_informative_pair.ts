import { DATE_COLUMN } from "./column.ts";
import { type ColumnSource, GatheredColumn } from "./column_source.ts";
import { Frame } from "./frame.ts";
import { FrameMisuseError } from "./frame_misuse_error.ts";
import { leftJoin, type RowMapping, startOfNextMonth } from "./left_join.ts";
import { appendSuffix, mergeNames } from "./merge_names.ts";
import { timeframeToMs } from "./timeframe.ts";
import { describeValue } from "../text/describe_value.ts";

/**
 * Merges an informative dataframe into the base dataframe without lookahead bias. Answers to freqtrade's
 * `merge_informative_pair` (2026.9).
 *
 * An informative candle appears on the base candle at whose close it is complete, not earlier. The informative columns are
 * renamed, by default with the informative timeframe: `rsi` becomes `rsi_1h`.
 *
 * - The result has the rows of `dataframe`.
 * - Rows before the first match take the last informative candle before it, if there is one; else they are missing.
 * - A column name that both frames have gets `_x` (base) and `_y` (informative).
 * - If both frames have the same dates, nothing is copied until a column is read.
 *
 * @param dataframe the base dataframe
 * @param informative the dataframe alone, not the pair that `getProducerDf()` returns
 * @param timeframe the timeframe of `dataframe`, for example `5m`
 * @param informativeTimeframe the timeframe of `informative`: the same or a longer one
 * @throws {RangeError} the informative timeframe is the shorter one, `suffix` is set without `appendTimeframe: false`, or
 * two columns would have the same name
 * @throws {UnknownColumnError} a date column does not exist
 * @throws {FrameMisuseError} `dataframe` or `informative` is not a Frame
 *
 * @example
 * ```ts
 * import { Frame, mergeInformativePair } from "consumer";
 *
 * const minutes = (n: number) => n * 60_000;
 * const base = Frame.from({ date: [0, 30, 60, 90].map(minutes), close: [1, 2, 3, 4] });
 * const hourly = Frame.from({ date: [0, 60].map(minutes), rsi: [55, 60] });
 * const merged = mergeInformativePair(base, hourly, "30m", "1h");
 * // the candle of 0:00 to 1:00 is complete at the close of the base candle that opened at 0:30
 * if (String(merged.col("rsi_1h").toArray()) !== ",55,55,60") throw new Error();
 * ```
 */
export function mergeInformativePair(
  dataframe: Frame,
  informative: Frame,
  timeframe: string,
  informativeTimeframe: string,
  options: MergeInformativePairOptions = {},
): Frame {
  const { ffill = true, appendTimeframe = true, suffix = "", dateColumn = DATE_COLUMN } = options;
  for (const argument of [dataframe, informative]) requireFrame(argument);
  const known = findKnownDates(informative.dates(dateColumn), timeframe, informativeTimeframe);
  if (suffix !== "" && appendTimeframe) {
    throw new RangeError(
      "mergeInformativePair() accepts either suffix or appendTimeframe: add appendTimeframe: false",
    );
  }
  const renamed = appendSuffix(informative.columns, appendTimeframe ? informativeTimeframe : suffix);
  const names = mergeNames(dataframe.columns, renamed);
  const dates = dataframe.dates();
  const right = informative.columns.map((name) => informative.source(name));
  const left = dataframe.columns.map((name) => dataframe.source(name));
  if (hasSameDates(dates, known)) return new Frame(names.columns, [...left, ...right], dates.length);

  const mapping = leftJoin(dates, known, ffill);
  const filled = ffill ? fillLeading(mapping, known) : mapping.right;
  return new Frame(
    names.columns,
    [
      ...left.map((source) => gather(source, mapping.left)),
      // freqtrade fills the leading rows by column name, and so skips the columns that the merge has just renamed
      ...right.map((source, i) => new GatheredColumn(source, names.overlaps[i] === true ? mapping.right : filled)),
    ],
    mapping.right.length,
  );
}

/** Options of {@linkcode mergeInformativePair}. */
export interface MergeInformativePairOptions {
  /**
   * Whether rows after an informative candle repeat its values until the next candle. Set it to false to forward a
   * producer's entry and exit signals, which belong to one candle. Default: true.
   */
  readonly ffill?: boolean;
  /**
   * Whether to append `_` and the informative timeframe to the informative columns' names. Set it to false if you set
   * `suffix`. Default: true.
   */
  readonly appendTimeframe?: boolean;
  /** A suffix for the informative columns' names, without its `_`: `default` makes `rsi_default`. Default: no suffix. */
  readonly suffix?: string;
  /** The informative frame's column with the opening dates of its candles. Default: `date`. */
  readonly dateColumn?: string;
}

/** Checks an argument, since strategies run without type checks. */
function requireFrame(argument: unknown): void {
  if (argument instanceof Frame) return;
  throw new FrameMisuseError(
    Array.isArray(argument) && argument[0] instanceof Frame
      ? "mergeInformativePair() needs the dataframe alone: write const [frame] = this.dp.getProducerDf(...)"
      : `mergeInformativePair() needs a Frame, found ${describeValue(argument)}`,
  );
}

/** Returns the opening date of the first base candle on which each informative candle is complete. */
function findKnownDates(dates: Float64Array, timeframe: string, informativeTimeframe: string): Float64Array {
  const base = toWholeMinutes(timeframe);
  const longer = toWholeMinutes(informativeTimeframe);
  if (base === longer) return dates;
  if (base > longer) {
    throw new RangeError(
      `cannot merge the shorter timeframe ${informativeTimeframe} into ${timeframe}: this would create new rows. ` +
        "The informative timeframe must be the same or longer",
    );
  }
  if (informativeTimeframe === "1M") return dates.map((date) => startOfNextMonth(date) - base);
  return dates.map((date) => date + longer - base);
}

/** Converts a timeframe to milliseconds, rounded down to whole minutes as in freqtrade. */
function toWholeMinutes(timeframe: string): number {
  return Math.floor(timeframeToMs(timeframe) / 60_000) * 60_000;
}

/** Reports whether the dates are equal row by row, so that no join is needed. */
function hasSameDates(dates: Float64Array, known: Float64Array): boolean {
  if (dates.length !== known.length || dates.length === 0) return false;
  let previous = -Infinity;
  for (let i = 0; i < dates.length; i++) {
    const date = dates[i] ?? NaN;
    if (!(date > previous) || date !== known[i]) return false;
    previous = date;
  }
  return true;
}

/** Fills the rows before the first match with the last informative candle before it. */
function fillLeading({ right }: RowMapping, known: Float64Array): Int32Array {
  const first = right.findIndex((row) => row >= 0 && !Number.isNaN(known[row]));
  if (first <= 0) return right;
  const limit = known[right[first] ?? -1] ?? NaN;
  const earlier = known.findLastIndex((date) => date < limit);
  return earlier < 0 ? right : right.map((row, i) => i < first && row < 0 ? earlier : row);
}

function gather(source: ColumnSource, rows: Int32Array | null): ColumnSource {
  return rows === null ? source : new GatheredColumn(source, rows);
}
