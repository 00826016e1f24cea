import { DATE_COLUMN } from "./column.ts";
import { type ColumnSource, GatheredColumn } from "./column_source.ts";
import { Frame } from "./frame.ts";
import { firstOfNextMonth, leftJoin, type RowMapping } from "./left_join.ts";
import { appendSuffix, mergeNames } from "./merge_names.ts";
import { timeframeToMs } from "./timeframe.ts";

/** Options of {@linkcode mergeInformativePair}. */
export interface MergeInformativePairOptions {
  /**
   * Repeat the last informative candle until the next one. Without it only the rows where a candle becomes known have its
   * values: what passing on a producer's entry and exit signals needs.
   * @default true
   */
  readonly ffill?: boolean;
  /**
   * Append `_` and the informative timeframe to the informative columns' names. Must be false when there is a `suffix`.
   * @default true
   */
  readonly appendTimeframe?: boolean;
  /** Append `_` and this to the informative columns' names. */
  readonly suffix?: string;
  /**
   * The informative frame's column with the candles' opening dates.
   * @default "date"
   */
  readonly dateColumn?: string;
}

/**
 * Merges an informative dataframe into the base dataframe without looking ahead: an informative candle appears on the base
 * candle at whose close it is complete, no sooner. Answers to freqtrade's `merge_informative_pair` (2026.9).
 *
 * The rows are those of `dataframe`. Where no informative candle is known yet, cells are missing; rows before the first
 * match take the last informative candle before it. Names that both frames have get `_x` (base) and `_y` (informative).
 * With equal dates in both frames nothing is copied until a column is read.
 *
 * @throws {RangeError} when the informative timeframe is the shorter one, when `suffix` is given without
 * `appendTimeframe: false`, or when two columns would have one name.
 * @throws {UnknownColumnError} when a date column is missing.
 *
 * @example
 * ```ts
 * import { Frame, mergeInformativePair } from "consumer";
 *
 * const minutes = (n: number) => n * 60_000;
 * const base = Frame.from({ date: [0, 30, 60, 90].map(minutes), close: [1, 2, 3, 4] });
 * const hourly = Frame.from({ date: [0, 60].map(minutes), rsi: [55, 60] });
 * const merged = mergeInformativePair(base, hourly, "30m", "1h");
 * // the hour from 0:00 is known at the close of the candle of 0:30
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
  const known = knownFrom(informative.dates(dateColumn), timeframe, informativeTimeframe);
  if (suffix !== "" && appendTimeframe) {
    throw new RangeError(
      "mergeInformativePair() takes either a suffix or appendTimeframe: pass appendTimeframe: false",
    );
  }
  const renamed = appendSuffix(informative.columns, appendTimeframe ? informativeTimeframe : suffix);
  const names = mergeNames(dataframe.columns, renamed);
  const dates = dataframe.dates();
  const right = informative.columns.map((name) => informative.source(name));
  const left = dataframe.columns.map((name) => dataframe.source(name));
  if (sameDates(dates, known)) return new Frame(names.columns, [...left, ...right], dates.length);

  const mapping = leftJoin(dates, known, ffill);
  const filled = ffill ? fillLeading(mapping, known) : mapping.right;
  return new Frame(
    names.columns,
    [
      ...left.map((source) => gather(source, mapping.left)),
      // pandas fills the leading rows by the column's name, and so passes over those it has just renamed
      ...right.map((source, i) => new GatheredColumn(source, names.overlaps[i] === true ? mapping.right : filled)),
    ],
    mapping.right.length,
  );
}

/** The base candle on which each informative candle is first known. */
function knownFrom(dates: Float64Array, timeframe: string, informativeTimeframe: string): Float64Array {
  const base = wholeMinutes(timeframe);
  const longer = wholeMinutes(informativeTimeframe);
  if (base === longer) return dates;
  if (base > longer) {
    throw new RangeError(
      `cannot merge the faster timeframe ${informativeTimeframe} into ${timeframe}: it would make new rows. ` +
        "The informative timeframe must be the longer one",
    );
  }
  if (informativeTimeframe === "1M") return dates.map((date) => firstOfNextMonth(date) - base);
  return dates.map((date) => date + longer - base);
}

/** freqtrade compares timeframes in whole minutes: so does the merge. */
function wholeMinutes(timeframe: string): number {
  return Math.floor(timeframeToMs(timeframe) / 60_000) * 60_000;
}

/** Whether row matches row, so that no row needs to be looked for. */
function sameDates(dates: Float64Array, known: Float64Array): boolean {
  if (dates.length !== known.length || dates.length === 0) return false;
  let previous = -Infinity;
  for (let i = 0; i < dates.length; i++) {
    const date = dates[i] ?? NaN;
    if (!(date > previous) || date !== known[i]) return false;
    previous = date;
  }
  return true;
}

/** Rows before the first match take the last informative candle that is known before it. */
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
