import { decodeFrame } from "../../src/frame/decode_frame.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import * as ta from "../../src/ta/mod.ts";
import * as qtpylib from "../../src/ta/qtpylib/mod.ts";
import { UnknownColumnError } from "../../src/frame/unknown_column_error.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";

/** The full frames that a real producer sent, whose columns TA-Lib and qtpylib computed. */
function fullFrames(file: string): Frame[] {
  return Deno.readTextFileSync(new URL(`../fixtures/${file}.ndjson`, import.meta.url)).trim().split("\n")
    .map((line) => JSON.parse(JSON.parse(line).message))
    .filter(({ type }) => type === "analyzed_df")
    .map(({ data }) => Frame.ofTable(decodeFrame(data.df.__value__)))
    .filter((frame) => frame.length > 100);
}

function assertColumn(frame: Frame, name: string, { values: computed }: Series): void {
  const expected = frame.col(name).values;
  assertEquals(computed.length, expected.length);
  computed.forEach((value, row) => {
    const wanted = expected[row] ?? NaN;
    const close = Number.isNaN(value) ? Number.isNaN(wanted) : Math.abs(value - wanted) <= 1e-9;
    assert(close, `${name}, row ${row}: ${value} instead of ${wanted}`);
  });
}

Deno.test("RSI(), TEMA() and bollingerBands() return the columns of a real producer, including the warm-up", () => {
  const frames = [...fullFrames("live_5m"), ...fullFrames("walk").slice(0, 3)];
  assert(frames.length >= 7);
  for (const frame of frames) {
    const bands = qtpylib.bollingerBands(qtpylib.typicalPrice(frame), { window: 20, stds: 2 });
    assertColumn(frame, "rsi", ta.RSI(frame));
    assertColumn(frame, "tema", ta.TEMA(frame, { timeperiod: 9 }));
    assertColumn(frame, "bb_lowerband", bands.lower);
    assertColumn(frame, "bb_middleband", bands.mid);
    assertColumn(frame, "bb_upperband", bands.upper);
  }
});

Deno.test("EMA() and RSI() return TA-Lib's columns for several periods", () => {
  const frames = fullFrames("rich_1m");
  assert(frames.length >= 3);
  for (const frame of frames) {
    for (const period of [7, 14, 21]) {
      assertColumn(frame, `ema_${period}`, ta.EMA(frame, { timeperiod: period }));
      assertColumn(frame, `rsi_${period}`, ta.RSI(frame, { timeperiod: period }));
    }
  }
});

const candles = Frame.from({
  open: [1, 2, 3, 4],
  high: [2, 3, 4, 5],
  low: [0, 1, 2, 3],
  close: [1, 3, 2, 4],
  volume: [5, 6, 7, 8],
});

Deno.test("an indicator of one price takes a dataframe, a column of it by name, or a Series", () => {
  const expected = [null, 2, 2.5, 3];
  assertEquals(ta.SMA(candles, { timeperiod: 2 }).toArray(), expected);
  assertEquals(ta.SMA(candles.col("close"), { timeperiod: 2 }).toArray(), expected);
  assertEquals(ta.SMA(candles, { timeperiod: 2, price: "open" }).toArray(), [null, 1.5, 2.5, 3.5]);
});

Deno.test("an indicator on candles accepts a dataframe or a record of the columns that it reads", () => {
  const record = { high: candles.col("high"), low: candles.col("low"), close: candles.col("close") };
  assertEquals(ta.ATR(record, { timeperiod: 2 }).toArray(), ta.ATR(candles, { timeperiod: 2 }).toArray());
  assertEquals(ta.ATR(qtpylib.heikinashi(candles), { timeperiod: 2 }).length, 4);
  const short = { ...record, low: Series.of([1]) };
  assertThrows(() => ta.ATR(short), RangeError, 'the column "low" must have 4 rows, but has 1');
});

Deno.test("an indicator names the column that is missing in the dataframe", () => {
  const frame = candles.rename({ close: "closed" });
  assertThrows(() => ta.RSI(frame), UnknownColumnError, 'no column "close": did you mean "closed"?');
  assertThrows(() => qtpylib.typicalPrice(frame), UnknownColumnError, 'no column "close"');
});

Deno.test("invalid options throw an error that states the rule", () => {
  assertThrows(
    () => ta.RSI(candles, { timeperiod: 1 }),
    RangeError,
    "timeperiod of RSI() must be a whole number from 2",
  );
  assertThrows(() => ta.EMA(candles, { timeperiod: 2.5 }), RangeError, "not 2.5");
  assertThrows(() => ta.MACD(candles, { slowperiod: 0 }), RangeError, "slowperiod of MACD()");
  assertThrows(() => ta.MA(candles, { matype: 10 }), RangeError, "matype of MA() must be one of 0 (SMA), 1 (EMA)");
  assertThrows(() => ta.T3(candles, { vfactor: 2 }), RangeError, "vfactor of T3() must be a number from 0 to 1, not 2");
  assertThrows(() => ta.SAR(candles, { acceleration: -1 }), RangeError, "must be a number from 0, not -1");
});

Deno.test("no indicator changes its input or returns the same array", () => {
  const before = candles.columns.map((name) => candles.col(name).values.slice());
  const close = candles.col("close").values;
  for (
    const found of [ta.EMA(candles, { timeperiod: 1 }), ta.STOCHF(candles, { fastk_period: 1, fastd_period: 1 }).fastk]
  ) {
    assert(found.values !== close);
    found.values.fill(0);
  }
  assertEquals(candles.columns.map((name) => candles.col(name).values), before);
});
