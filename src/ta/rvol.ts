import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the relative volume, a multiple of the mean volume of the `timeperiod` rows before: TA-Lib's `RVOL`.
 *
 * `NaN` in the first `timeperiod` rows (20 by default). After `timeperiod` rows without volume it is infinite or `NaN`.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * if (String(ta.RVOL(Frame.from({ volume: [1, 3, 4] }), 2).toArray()) !== ",,2") throw new Error();
 * ```
 */
export function RVOL(bars: Bars<"volume">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("RVOL", options, { standard: 20, least: 1 });
  const { volume } = columnsOf(bars, "volume");
  const begin = firstRow(volume);
  const first = begin + period;
  const out = blankHead(volume.length, first);
  let sum = 0;
  for (let row = begin; row < out.length; row++) {
    const traded = volume[row] ?? NaN;
    if (row >= first) {
      out[row] = traded / (sum / period);
      sum -= volume[row - period] ?? NaN;
    }
    sum += traded;
  }
  return toSeries(out);
}
