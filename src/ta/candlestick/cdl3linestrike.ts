import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a bullish three-line strike occurs and -100 where a bearish one occurs, else 0: TA-Lib's
 * `CDL3LINESTRIKE`. It reads open, high, low and close.
 *
 * Three candles of one color that close further and further and open within or near the body before; one of the other
 * color that opens beyond the third's close and closes beyond the first's open.
 *
 * The first 8 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(5).fill(10), 7, 7, 8, 10],
 *   high: [...Array(5).fill(12), 11, 10, 11, 10],
 *   low: [...Array(5).fill(8), 7, 7, 6, 6],
 *   close: [...Array(5).fill(11), 7, 8, 9, 6],
 * });
 * if (ta.CDL3LINESTRIKE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDL3LINESTRIKE(bars: CandleBars): Series {
  return findPattern(bars, 8, (c) => {
    const near3 = c.threshold("near", 3);
    const near2 = c.threshold("near", 2);
    return (i) =>
      c.color(i - 3) === c.color(i - 2) && c.color(i - 2) === c.color(i - 1) && c.color(i) === -c.color(i - 1) &&
        c.open(i - 2) >= c.bottom(i - 3) - near3(i - 3) && c.open(i - 2) <= c.top(i - 3) + near3(i - 3) &&
        c.open(i - 1) >= c.bottom(i - 2) - near2(i - 2) && c.open(i - 1) <= c.top(i - 2) + near2(i - 2) &&
        (c.isWhite(i - 1) && c.close(i - 1) > c.close(i - 2) && c.close(i - 2) > c.close(i - 3) &&
            c.open(i) > c.close(i - 1) && c.close(i) < c.open(i - 3) ||
          c.isBlack(i - 1) && c.close(i - 1) < c.close(i - 2) && c.close(i - 2) < c.close(i - 3) &&
            c.open(i) < c.close(i - 1) && c.close(i) > c.open(i - 3))
        ? c.color(i - 1) * 100
        : 0;
  });
}
