import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { heldExtremes } from "./kernel/extreme_rows.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** What `AROON` gives. */
export interface AroonResult {
  /** 100 where the lowest low is this row's, 0 where it is `timeperiod` rows old. */
  readonly aroondown: Series;
  /** The same of the highest high. */
  readonly aroonup: Series;
}

/**
 * How old the window's extremes are: TA-Lib's `AROON`. It reads high and low.
 *
 * Both are `NaN` in the first `timeperiod` rows (14 unless told). Of equal extremes the latest counts.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 3, 2], low: [1, 2, 0] });
 * const { aroondown, aroonup } = ta.AROON(candles, { timeperiod: 2 });
 * if (aroondown.at(-1) !== 100 || aroonup.at(-1) !== 50) throw new Error();
 * ```
 */
export function AROON(bars: Bars<"high" | "low">, options: TimeperiodOptions = {}): AroonResult {
  const period = checkedPeriod("AROON", "timeperiod", options.timeperiod ?? 14, 2);
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
