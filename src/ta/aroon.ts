import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { heldExtremes } from "./kernel/extreme_rows.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** The lines of `AROON`. */
export interface AroonResult {
  /** 100 where the lowest low is in this row, 0 where it is `timeperiod` rows old. */
  readonly aroondown: Series;
  /** The same for the highest high. */
  readonly aroonup: Series;
}

/**
 * Returns how recent the extremes of the window are: TA-Lib's `AROON`. It reads high and low.
 *
 * Both are `NaN` in the first `timeperiod` rows (14 by default). The latest of equal extremes counts.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 3, 2], low: [1, 2, 0] });
 * const { aroondown, aroonup } = ta.AROON(candles, { timeperiod: 2 });
 * if (aroondown.at(-1) !== 100 || aroonup.at(-1) !== 50) throw new Error();
 * ```
 */
export function AROON(bars: Bars<"high" | "low">, options: TimeperiodOptions | number = {}): AroonResult {
  const period = periodOf("AROON", options, { standard: 14, least: 2 });
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const age = (rows: Int32Array): Series => {
    const out = blank(high.length);
    for (let row = begin + period; row < out.length; row++) {
      out[row] = 100 / period * (period - (row - (rows[row] ?? 0)));
    }
    return toSeries(out);
  };
  return {
    aroondown: age(heldExtremes(low, period + 1, "lowest", begin, true).rows),
    aroonup: age(heldExtremes(high, period + 1, "highest", begin, true).rows),
  };
}
