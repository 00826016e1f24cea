import { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";
import { trueRange } from "../kernel/true_range.ts";
import { firstRow } from "../kernel/warm_up.ts";
import { nameFirst } from "./options.ts";

/** Options of technical's `supertrend`. */
export interface SupertrendOptions {
  /** The window of the mean true range. @default 10 */
  readonly period?: number;
  /** The number of mean ranges from the middle of the candle to the line. @default 3 */
  readonly multiplier?: number;
}

/**
 * Returns a line that follows the trend and changes sides when the close crosses it, and its direction, `"up"` or
 * `"down"`: technical's `indicators.supertrend`. `ta.SUPERTREND` has Wilder's smoothing.
 *
 * As there, the line is 0 and the direction missing in the first `period` rows.
 *
 * @throws {RangeError} when `period` is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3, 9], low: [1, 1, 7], close: [2, 2, 8] });
 * const [line, direction] = qtpylib.supertrend(candles, { period: 1, multiplier: 1 });
 * if (String(line.toArray()) !== "0,4,1" || String(direction.toArray()) !== ",down,up") throw new Error();
 * ```
 */
export function supertrend(
  bars: Bars<"high" | "low" | "close">,
  options: SupertrendOptions | number = {},
): readonly [line: Series, direction: Series] {
  const { period = 10, multiplier = 3 } = nameFirst("period", options);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const range = toSeries(trueRange(high, low, close, firstRow(high, low, close))).rolling(period).mean().values;
  const line = new Float64Array(close.length);
  let upper = 0;
  let lower = 0;
  for (let row = period; row < close.length; row++) {
    const middle = ((high[row] ?? NaN) + (low[row] ?? NaN)) / 2;
    const distance = multiplier * (range[row] ?? NaN);
    const before = close[row - 1] ?? NaN;
    const price = close[row] ?? NaN;
    const last = line[row - 1] ?? NaN;
    const [upperBefore, lowerBefore] = [upper, lower];
    if (middle + distance < upper || before > upper) upper = middle + distance;
    if (middle - distance > lower || before < lower) lower = middle - distance;
    if (last === upperBefore) line[row] = price <= upper ? upper : lower;
    else if (last === lowerBefore) line[row] = price >= lower ? lower : upper;
  }
  const direction = Array.from(line, (value, row) => {
    return value > 0 ? (close[row] ?? NaN) < value ? "down" : "up" : null;
  });
  return [toSeries(line), new Series({ kind: "string", values: direction })];
}
