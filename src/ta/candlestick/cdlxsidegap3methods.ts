import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where upside gap three methods occur and -100 where downside ones occur, else 0: TA-Lib's
 * `CDLXSIDEGAP3METHODS`. It reads open, high, low and close.
 *
 * Two candles of one color with a gap between their bodies; one of the other color that opens within the second's body
 * and closes within the first's.
 *
 * The first 2 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(1).fill(10), 6, 10, 11],
 *   high: [...Array(1).fill(12), 9, 13, 11],
 *   low: [...Array(1).fill(8), 6, 10, 7],
 *   close: [...Array(1).fill(11), 8, 12, 7],
 * });
 * if (ta.CDLXSIDEGAP3METHODS(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLXSIDEGAP3METHODS(bars: CandleBars): Series {
  return findPattern(bars, 2, (c) => {
    return (i) =>
      c.color(i - 2) === c.color(i - 1) && c.color(i - 1) === -c.color(i) &&
        c.open(i) < c.top(i - 1) && c.open(i) > c.bottom(i - 1) && c.close(i) < c.top(i - 2) &&
        c.close(i) > c.bottom(i - 2) &&
        (c.isWhite(i - 2) ? c.bodyGapsUp(i - 1, i - 2) : c.bodyGapsDown(i - 1, i - 2))
        ? c.color(i - 2) * 100
        : 0;
  });
}
