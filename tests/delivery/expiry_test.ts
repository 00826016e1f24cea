import fc from "fast-check";
import { expiresAt } from "../../src/delivery/expiry.ts";
import { findSignals } from "../../src/engine/worker/find_signals.ts";
import { Frame } from "../../src/frame/frame.ts";
import { timeframeToMs } from "../../src/frame/timeframe.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { START } from "./support.ts";

const TIMEFRAMES = ["1s", "30s", "90s", "1m", "3m", "5m", "15m", "1h", "4h", "1d", "1w", "1M"];
const iso = (ms: number): string => new Date(ms).toISOString();

function isOutdated(timeframe: string, candle: number, outdatedOffset: number, now: number): boolean {
  const frame = Frame.from({ date: [candle], close: [1] });
  const settings = {
    timeframe,
    outdatedOffset,
    stakeCurrency: null,
    tradingMode: "spot",
    canShort: false,
    disableDataframeChecks: false,
    ignoreBuyingExpiredCandleAfter: 0,
  } as const;
  return findSignals(frame, settings, now).type === "outdated";
}

Deno.test("expiresAt() without max_signal_age: a signal lives exactly as long as freqtrade would act on its candle", () => {
  for (const timeframe of TIMEFRAMES) {
    for (const outdatedOffset of [0, 5, 60]) {
      const candle = START - timeframeToMs(timeframe);
      // analysed as late as can be: the candle alone decides
      const signal = { timeframe, candle: iso(candle), analyzed_at: iso(START + 10 * timeframeToMs(timeframe)) };
      const at = expiresAt(signal, { maxSignalAge: null, outdatedOffset });
      assert(!isOutdated(timeframe, candle, outdatedOffset, at), `${timeframe}: outdated before it expires`);
      assert(isOutdated(timeframe, candle, outdatedOffset, at + 1), `${timeframe}: expired before it is outdated`);
    }
  }
});

Deno.test("expiresAt() without max_signal_age: a candle that is outdated for freqtrade has expired, for any timeframe and times", () => {
  const ms = fc.oneof(fc.nat(100_000), fc.nat(3 * 86_400_000));
  fc.assert(
    fc.property(
      fc.constantFrom(...TIMEFRAMES),
      ms,
      ms,
      fc.nat(120),
      (timeframe, analyzedAfter, later, outdatedOffset) => {
        const signal = { timeframe, candle: iso(START), analyzed_at: iso(START + analyzedAfter) };
        const at = expiresAt(signal, { maxSignalAge: null, outdatedOffset });
        if (isOutdated(timeframe, START, outdatedOffset, START + later)) {
          assert(
            at <= START + later,
            "it would be sent",
          );
        }
      },
    ),
  );
});

Deno.test("expiresAt() counts max_signal_age from the candle's close or the analysis, whichever is earlier", () => {
  const expires = (timeframe: string, candle: string, analyzed_at: string): string =>
    iso(expiresAt({ timeframe, candle, analyzed_at }, { maxSignalAge: 90, outdatedOffset: 5 }));
  assertEquals(expires("5m", "2026-11-23T08:00:00Z", "2026-11-23T08:05:01Z"), "2026-11-23T08:06:30.000Z");
  assertEquals(expires("5m", "2026-11-23T08:00:00Z", "2026-11-23T08:02:00.500Z"), "2026-11-23T08:03:30.500Z");
});
