/**
 * Converts a timeframe such as `5m`, `1h` or `1w` to milliseconds. Answers to freqtrade's `timeframe_to_msecs`.
 *
 * A month (`1M`) has 30 days and a year (`1y`) has 365.
 *
 * @throws {RangeError} the text is not a whole number above 0 followed by s, m, h, d, w, M or y
 *
 * @example
 * ```ts
 * import { timeframeToMs } from "consumer";
 *
 * if (timeframeToMs("5m") !== 300_000) throw new Error();
 * ```
 */
export function timeframeToMs(timeframe: string): number {
  const unit = UNITS[timeframe.slice(-1)];
  const amount = timeframe.slice(0, -1);
  if (unit === undefined || !/^0*[1-9]\d{0,5}$/.test(amount)) {
    throw new RangeError(
      `"${timeframe}" is not a timeframe: write a number and one of s, m, h, d, w, M, y, such as "5m" or "1h"`,
    );
  }
  return Number(amount) * unit;
}

const SECOND = 1000;
const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  m: 60 * SECOND,
  h: 3600 * SECOND,
  d: 86_400 * SECOND,
  w: 7 * 86_400 * SECOND,
  M: 30 * 86_400 * SECOND,
  y: 365 * 86_400 * SECOND,
};
