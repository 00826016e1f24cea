import fc from "fast-check";
import { Frame } from "../../src/frame/frame.ts";
import { CDLDARKCLOUDCOVER } from "../../src/ta/candlestick/mod.ts";
import { Candles, isWithin } from "../../src/ta/kernel/candles.ts";
import { CANDLE_SETTINGS, type CandleSetting } from "../../src/ta/kernel/candle_settings.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../support/assert.ts";

const price = fc.integer({ min: 1, max: 60 });
const candle = fc.tuple(price, price, price, price).map(([a, b, c, d]) => {
  const [open, close] = [a, b];
  return { open, close, high: Math.max(open, close, c), low: Math.min(open, close, d) };
});
const someCandles = fc.array(candle, { minLength: 16, maxLength: 60 });

function columnsOf(rows: readonly { open: number; high: number; low: number; close: number }[]): {
  open: Float64Array;
  high: Float64Array;
  low: Float64Array;
  close: Float64Array;
} {
  return {
    open: Float64Array.from(rows, (row) => row.open),
    high: Float64Array.from(rows, (row) => row.high),
    low: Float64Array.from(rows, (row) => row.low),
    close: Float64Array.from(rows, (row) => row.close),
  };
}

Deno.test("body and shadows add up to the range of the candle", () => {
  fc.assert(fc.property(candle, (row) => {
    const c = new Candles(columnsOf([row]), 0);
    assertEquals(c.upperShadow(0) + c.body(0) + c.lowerShadow(0), c.range(0));
    assertEquals(c.top(0) - c.bottom(0), c.body(0));
    assertEquals(c.isWhite(0), !c.isBlack(0));
  }));
});

Deno.test("a gap between candles is one between their bodies too, and lies on one side", () => {
  fc.assert(fc.property(candle, candle, (first, second) => {
    const c = new Candles(columnsOf([first, second]), 0);
    if (c.gapsUp(1, 0)) assert(c.bodyGapsUp(1, 0));
    if (c.gapsDown(1, 0)) assert(c.bodyGapsDown(1, 0));
    assert(!(c.bodyGapsUp(1, 0) && c.bodyGapsDown(1, 0)));
    assertEquals(c.bodyGapsUp(1, 0), c.bodyGapsDown(0, 1));
  }));
});

Deno.test("a threshold is the setting's share of the mean measure of the candles before", () => {
  const settings = Object.keys(CANDLE_SETTINGS) as CandleSetting[];
  fc.assert(
    fc.property(someCandles, fc.constantFrom(...settings), fc.integer({ min: 0, max: 4 }), (rows, name, back) => {
      const { measure, period, factor, parts } = CANDLE_SETTINGS[name];
      const c = new Candles(columnsOf(rows), period + back);
      const threshold = c.threshold(name, back);
      for (let row = period; row < rows.length; row++) {
        const measured = Array.from({ length: period }, (_, i) => {
          const before = row - period + i;
          if (measure === "shadows") return c.upperShadow(before) + c.lowerShadow(before);
          return measure === "body" ? c.body(before) : c.range(before);
        });
        const mean = measured.reduce((sum, value) => sum + value, 0) / period;
        assertAlmostEquals(threshold(row), factor * mean / parts, 1e-9);
      }
    }),
  );
});

Deno.test("isWithin() has both ends inside and refuses missing values", () => {
  assert(isWithin(11, 10, 1) && isWithin(9, 10, 1) && !isWithin(11.01, 10, 1) && !isWithin(NaN, 10, 1));
});

Deno.test("a penetration is an option or a bare number, from 0", () => {
  const candles = Frame.from({
    open: [...Array(10).fill(10), 9, 13],
    high: [...Array(10).fill(12), 12, 13],
    low: [...Array(10).fill(8), 9, 6],
    close: [...Array(10).fill(11), 12, 10.8],
  });
  assertEquals(CDLDARKCLOUDCOVER(candles).at(-1), 0);
  assertEquals(CDLDARKCLOUDCOVER(candles, { penetration: 0.3 }).at(-1), -100);
  assertEquals(CDLDARKCLOUDCOVER(candles, 0.3).at(-1), -100);
  for (const penetration of [-0.1, NaN, Infinity]) {
    assertThrows(() => CDLDARKCLOUDCOVER(candles, { penetration }), RangeError, "penetration of CDLDARKCLOUDCOVER()");
  }
});
