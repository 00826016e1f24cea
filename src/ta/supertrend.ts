import type { Series } from "../frame/series.ts";
import { type Bars, checkedNumber, columnsOf, namedOptions, periodOf, toSeries } from "./input.ts";
import { atr } from "./kernel/atr.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** Options of `SUPERTREND`. */
export interface SupertrendOptions extends TimeperiodOptions {
  /** The number of average true ranges from the median price to the line. @default 3 */
  readonly multiplier?: number;
}

/** The lines of `SUPERTREND`. */
export interface SupertrendResult {
  /** The line: below the price in an upward trend, above it in a downward one. */
  readonly supertrend: Series;
  /** 1 up, -1 down, 0 where the line is `NaN`. */
  readonly trend: Series;
}

/**
 * Returns a line that follows the trend at a distance and changes sides when the close crosses it: TA-Lib's
 * `SUPERTREND`. It reads high, low and close. `qtpylib.supertrend` has another mean of the range.
 *
 * `NaN` (the trend: 0) in the first `timeperiod` rows (10 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000, or `multiplier` is below 0.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3, 3, 3], low: [1, 1, 1, 1], close: [2, 2, 2, 2] });
 * const { supertrend, trend } = ta.SUPERTREND(candles, { timeperiod: 2, multiplier: 1 });
 * if (String(supertrend.toArray()) !== ",,0,0" || String(trend.toArray()) !== "0,0,1,1") throw new Error();
 * ```
 */
export function SUPERTREND(
  bars: Bars<"high" | "low" | "close">,
  options: SupertrendOptions | number = {},
): SupertrendResult {
  const period = periodOf("SUPERTREND", options, { standard: 10, least: 2 });
  const multiplier = checkedNumber("SUPERTREND", "multiplier", namedOptions(options).multiplier ?? 3, 0);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const range = atr(high, low, close, period, begin);
  const line = blank(close.length);
  const trend = new Float64Array(close.length);
  let upper = NaN;
  let lower = NaN;
  let up = true;
  for (let row = begin + period; row < close.length; row++) {
    const middle = ((high[row] ?? NaN) + (low[row] ?? NaN)) / 2;
    const distance = multiplier * (range[row] ?? NaN);
    const before = close[row - 1] ?? NaN;
    const price = close[row] ?? NaN;
    // a band moves towards the price alone, until a close beyond it sets it free
    if (row === begin + period) {
      upper = middle + distance;
      lower = middle - distance;
    } else {
      if (middle + distance < upper || before > upper) upper = middle + distance;
      if (middle - distance > lower || before < lower) lower = middle - distance;
      up = up ? !(price < lower) : price > upper;
    }
    line[row] = up ? lower : upper;
    trend[row] = up ? 1 : -1;
  }
  return { supertrend: toSeries(line), trend: toSeries(trend) };
}
