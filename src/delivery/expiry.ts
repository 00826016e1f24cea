import type { Signal } from "../signal.ts";
import { timeframeToMs } from "../frame/timeframe.ts";

/**
 * Returns when a signal expires, in epoch milliseconds.
 *
 * With `maxSignalAge`, that is so long after its candle closed or its dataframe was analysed, whichever is earlier. By
 * default it is when freqtrade would reject the candle as outdated (`get_latest_candle`): after one more candle and
 * `outdated_offset`.
 *
 * @example
 * ```ts
 * import { expiresAt } from "./expiry.ts";
 * const signal = { timeframe: "5m", candle: "2026-11-23T08:00:00Z", analyzed_at: "2026-11-23T08:05:01Z" };
 * const at = expiresAt(signal, { maxSignalAge: null, outdatedOffset: 5 });
 * if (at !== Date.parse("2026-11-23T08:15:00Z")) throw new Error(new Date(at).toISOString());
 * ```
 */
export function expiresAt(
  { timeframe, candle, analyzed_at }: Pick<Signal, "timeframe" | "candle" | "analyzed_at">,
  { maxSignalAge, outdatedOffset }: ExpirySettings,
): number {
  const candleMs = timeframeToMs(timeframe);
  const opened = Date.parse(candle), analyzed = Date.parse(analyzed_at);
  if (maxSignalAge !== null) return Math.min(opened + candleMs, analyzed) + maxSignalAge * 1000;
  // freqtrade counts whole minutes: a timeframe of seconds has zero of them
  const candleMinutes = Math.floor(candleMs / 60_000);
  return Math.min(opened + candleMinutes * 60_000, analyzed) + (candleMinutes + outdatedOffset) * 60_000;
}

/** Options of {@linkcode expiresAt}. */
export interface ExpirySettings {
  /** `max_signal_age` in seconds. Null: as long as freqtrade would act on the candle. */
  readonly maxSignalAge: number | null;
  /** `exchange.outdated_offset`, in minutes. */
  readonly outdatedOffset: number;
}
