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

/**
 * The milliseconds of a timeframe such as `5m`, `1h` or `1w`: a month counts 30 days, a year 365. Answers to ccxt's
 * `parse_timeframe`, which freqtrade's `timeframe_to_msecs` uses.
 *
 * @throws {RangeError} when the text is no whole number above 0 followed by one of s, m, h, d, w, M and y.
 *
 * @example
 * ```ts
 * import { timeframeToMs } from "./timeframe.ts";
 *
 * if (timeframeToMs("5m") !== 300_000) throw new Error();
 * ```
 */
export function timeframeToMs(timeframe: string): number {
  const unit = UNITS[timeframe.slice(-1)];
  const amount = timeframe.slice(0, -1);
  if (unit === undefined || !/^0*[1-9]\d{0,5}$/.test(amount)) {
    throw new RangeError(
      `a timeframe is a number and one of s, m, h, d, w, M, y, such as "5m" or "1h": not "${timeframe}"`,
    );
  }
  return Number(amount) * unit;
}
