import type { Series } from "../frame/series.ts";
import { type Bars, checkedNumber, columnsOf, toSeries } from "./input.ts";
import { parabolicSar } from "./kernel/parabolic_sar.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `SAR`. */
export interface SarOptions {
  /** The acceleration at the start and with each new extreme. @default 0.02 */
  readonly acceleration?: number;
  /** The limit of the acceleration. @default 0.2 */
  readonly maximum?: number;
}

/**
 * Returns Wilder's parabolic stop and reverse: TA-Lib's `SAR`. It reads high and low.
 *
 * `NaN` in the first row.
 *
 * @throws {RangeError} when an option is below 0.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4], low: [1, 2, 3] });
 * if (String(ta.SAR(candles).round(6).toArray()) !== ",1,1.04") throw new Error();
 * ```
 */
export function SAR(bars: Bars<"high" | "low">, options: SarOptions = {}): Series {
  const acceleration = checkedNumber("SAR", "acceleration", options.acceleration ?? 0.02, 0);
  const maximum = checkedNumber("SAR", "maximum", options.maximum ?? 0.2, 0);
  const { high, low } = columnsOf(bars, "high", "low");
  return toSeries(parabolicSar(high, low, acceleration, maximum, firstRow(high, low)));
}
