import fc from "fast-check";
import { type DemoFrame, DemoMarket } from "../../src/demo/market.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";

const PRICES = { "A/USDT": 67_000, "B/USDT": 3_100, "C/USDT": 150, "D/USDT": 0.62, "E/USDT": 0.45, "F/USDT": 6.2 };
const CANDLE = 300_000;
const MIDNIGHT = Date.UTC(2026, 10, 23);
const SECOND = 1_000;
/** When the last pair has signalled at the latest, after the start or after the open of the first whole candle. */
const LAST_SIGNAL_MS = 25 * SECOND;
const CANDLES = ["date", "open", "high", "low", "close", "volume"] as const;

function signalled(frame: DemoFrame): boolean {
  return frame.enter_long.at(-1) === 1 || frame.exit_long.at(-1) === 1;
}

/** Returns the milliseconds from the start until a pair's last row has a signal, in steps of a second. */
function firstSignal(market: DemoMarket, pair: string, start: number): number {
  for (let now = start; now <= start + CANDLE; now += SECOND) {
    if (signalled(market.frame(pair, now))) return now - start;
  }
  return Infinity;
}

Deno.test("DemoMarket: every pair signals within 25 seconds of the start or of the first whole candle, at any start time", () => {
  const offsets = [0, 1, 5_000, 150_000, 270_000, 290_000, 294_000, 295_000, 295_999, 296_000, 297_500, 299_999];
  for (const [day, offset] of offsets.entries()) {
    const start = MIDNIGHT + day * 86_400_000 + 7 * CANDLE + offset;
    const market = new DemoMarket(PRICES, CANDLE, start);
    const untilWhole = CANDLE - offset;
    const limit = LAST_SIGNAL_MS + (untilWhole < LAST_SIGNAL_MS ? untilWhole : 0);
    const times = market.pairs.map((pair) => firstSignal(market, pair, start));
    assert(Math.max(...times) <= limit, `started ${offset} ms into a candle: ${times}`);
    assert(Math.min(...times) <= 10 * SECOND, `started ${offset} ms into a candle: ${times}`);
  }
});

Deno.test("DemoMarket: closed candles never change, and a candle opens at the close of the one before", () => {
  fc.assert(
    fc.property(fc.nat(86_400_000), fc.nat(2 * CANDLE), fc.nat(2 * CANDLE), (startAt, sooner, later) => {
      const start = MIDNIGHT + startAt;
      const market = new DemoMarket({ "A/USDT": 100 }, CANDLE, start);
      const early = market.frame("A/USDT", start + sooner);
      const late = market.frame("A/USDT", start + sooner + later);
      const moved = Math.round(((late.date.at(-1) ?? 0) - (early.date.at(-1) ?? 0)) / CANDLE);
      for (const name of CANDLES) assertEquals(late[name].slice(0, -1 - moved), early[name].slice(moved, -1), name);
      assertEquals(late.open.slice(1), late.close.slice(0, -1));
    }),
    { numRuns: 30 },
  );
});

Deno.test("DemoMarket: high and low enclose open and close, volumes are positive, and dates are one candle apart", () => {
  const market = new DemoMarket(PRICES, CANDLE, MIDNIGHT + 123_456);
  for (const pair of market.pairs) {
    for (let now = MIDNIGHT + 123_456; now < MIDNIGHT + 3 * CANDLE; now += 7_777) {
      const { date, open, high, low, close, volume } = market.frame(pair, now);
      assertEquals(date.at(-1), Math.floor(now / CANDLE) * CANDLE);
      date.forEach((ms, row) => {
        assert(row === 0 || ms - (date[row - 1] ?? 0) === CANDLE);
        assert((high[row] ?? 0) >= Math.max(open[row] ?? NaN, close[row] ?? NaN));
        assert((low[row] ?? 0) <= Math.min(open[row] ?? NaN, close[row] ?? NaN) && (low[row] ?? 0) > 0);
        assert((volume[row] ?? 0) > 0);
      });
    }
  }
});

Deno.test("DemoMarket: a pair moves in the running candle and then stays still until the next one", () => {
  const market = new DemoMarket(PRICES, CANDLE, MIDNIGHT);
  for (const pair of market.pairs) {
    const close = (ms: number): number => market.frame(pair, MIDNIGHT + ms).close.at(-1) ?? NaN;
    assert(close(0) !== close(LAST_SIGNAL_MS));
    assertEquals(close(LAST_SIGNAL_MS), close(CANDLE - 1));
    assert(close(CANDLE) !== close(CANDLE + LAST_SIGNAL_MS));
  }
});

Deno.test("DemoMarket.frame() lists the pairs when the requested one does not exist", () => {
  assertThrows(
    () => new DemoMarket({ "A/USDT": 1 }, CANDLE, 0).frame("Z/USDT", 0),
    RangeError,
    "no pair Z/USDT: use one of A",
  );
});
