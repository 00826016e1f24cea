import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the intraday momentum index, the share of the white bodies in all bodies, 0 to 100: TA-Lib's `IMI`. It reads open and
 * close.
 *
 * `NaN` in the first `timeperiod - 1` rows (13 by default); 50 where no candle of the window has a body.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ open: [1, 4], close: [4, 3] });
 * if (ta.IMI(candles, 2).at(-1) !== 75) throw new Error();
 * ```
 */
export function IMI(bars: Bars<"open" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("IMI", options, { standard: 14, least: 2 });
  const { open, close } = columnsOf(bars, "open", "close");
  const first = firstRow(open, close) + period - 1;
  const out = blankHead(close.length, first);
  for (let row = first; row < out.length; row++) {
    let [ups, downs] = [0, 0];
    for (let i = row - period + 1; i <= row; i++) {
      const [from, to] = [open[i] ?? NaN, close[i] ?? NaN];
      if (to > from) ups += to - from;
      else downs += from - to;
    }
    const total = ups + downs;
    out[row] = total === 0 ? 50 : 100 * (ups / total);
  }
  return toSeries(out);
}
