import { Frame } from "../frame/frame.ts";
import { Series } from "../frame/series.ts";
import { requireLength } from "../frame/rows.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** A dataframe of which one column is read, or that column. */
export type Price = Frame | Series;

/** A dataframe, or a record of the columns that are read, such as Heikin-Ashi candles. */
export type Bars<Name extends string> = Frame | { readonly [Key in Name]: Series };

/** Returns the numbers of the column that an indicator of one price reads. */
export function priceOf(input: Price, options: PriceOptions | number): Float64Array {
  return (input instanceof Series ? input : input.col(namedOptions(options).price ?? "close")).values;
}

/** Returns the numbers of the columns that an indicator of whole candles reads. */
export function columnsOf<Name extends string>(
  bars: Bars<Name>,
  ...names: readonly Name[]
): Readonly<Record<Name, Float64Array>> {
  const columns = names.map((name) => [name, (bars instanceof Frame ? bars.col(name) : bars[name]).values] as const);
  const length = columns[0]?.[1].length ?? 0;
  for (const [name, values] of columns) requireLength(`column "${name}"`, values.length, length);
  return Object.fromEntries(columns) as Record<Name, Float64Array>;
}

/** Makes a Series of numbers without copying them. */
export function toSeries(values: Float64Array): Series {
  return new Series({ kind: "number", values });
}

/** Computes an indicator of one price and one period. */
export function ofPrice(
  what: string,
  input: Price,
  options: PriceOptions & TimeperiodOptions | number,
  period: PeriodRule,
  compute: (values: Float64Array, timeperiod: number) => Float64Array,
): Series {
  const timeperiod = periodOf(what, options, period);
  const values = priceOf(input, options);
  return toSeries(values.length === 0 ? new Float64Array(0) : compute(values, timeperiod));
}

/** The default of a period and its least value. */
export interface PeriodRule {
  readonly standard: number;
  readonly least: 1 | 2;
}

/**
 * Returns the `timeperiod` of an indicator: an option, a bare number, or its default.
 *
 * @throws {RangeError} when it is not a whole number in TA-Lib's range.
 */
export function periodOf(what: string, options: TimeperiodOptions | number, { standard, least }: PeriodRule): number {
  const period = typeof options === "number" ? options : options.timeperiod ?? standard;
  return checkedPeriod(what, "timeperiod", period, least);
}

/** Returns the options by name; a bare number, which stands for the first of them, leaves the others at their defaults. */
export function namedOptions<Options extends object>(options: Options | number): Partial<Options> {
  return typeof options === "number" ? {} : options;
}

/**
 * Returns a period.
 *
 * @throws {RangeError} when it is not a whole number in TA-Lib's range.
 */
export function checkedPeriod(what: string, name: string, period: number, least: 1 | 2): number {
  if (Number.isInteger(period) && period >= least && period <= 100_000) return period;
  throw new RangeError(`${name} of ${what}() must be a whole number from ${least} to 100000, not ${period}`);
}

/** Returns a number that lies in a range. */
export function checkedNumber(what: string, name: string, value: number, least = -Infinity, most = Infinity): number {
  if (value >= least && value <= most && Number.isFinite(value)) return value;
  const range = least === -Infinity ? "" : most === Infinity ? ` from ${least}` : ` from ${least} to ${most}`;
  throw new RangeError(`${name} of ${what}() must be a number${range}, not ${value}`);
}
