import { decodeFrame } from "../../src/frame/decode.ts";
import { Frame } from "../../src/frame/frame.ts";
import { bollingerBands } from "../../src/ta/bollinger_bands.ts";
import { ema } from "../../src/ta/ema.ts";
import { rsi } from "../../src/ta/rsi.ts";
import { tema } from "../../src/ta/tema.ts";
import { typicalPrice } from "../../src/ta/typical_price.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";

/** The full frames that a real producer sent, whose columns TA-Lib and qtpylib computed. */
function fullFrames(file: string): Frame[] {
  return Deno.readTextFileSync(new URL(`../fixtures/${file}.ndjson`, import.meta.url)).trim().split("\n")
    .map((line) => JSON.parse(JSON.parse(line).message))
    .filter(({ type }) => type === "analyzed_df")
    .map(({ data }) => Frame.ofTable(decodeFrame(data.df.__value__)))
    .filter((frame) => frame.length > 100);
}

function assertColumn(frame: Frame, name: string, computed: Float64Array): void {
  const expected = frame.col(name).values;
  assertEquals(computed.length, expected.length);
  computed.forEach((value, row) => {
    const wanted = expected[row] ?? NaN;
    const close = Number.isNaN(value) ? Number.isNaN(wanted) : Math.abs(value - wanted) <= 1e-9;
    assert(close, `${name}, row ${row}: ${value} instead of ${wanted}`);
  });
}

Deno.test("rsi(), tema() and bollingerBands() give the columns that a real producer computed, warm-up included", () => {
  const frames = [...fullFrames("live_5m"), ...fullFrames("walk").slice(0, 3)];
  assert(frames.length >= 7);
  for (const frame of frames) {
    const [high, low, close] = ["high", "low", "close"].map((name) => frame.col(name).values);
    assert(high !== undefined && low !== undefined && close !== undefined);
    const bands = bollingerBands(typicalPrice(high, low, close), 20, 2);
    assertColumn(frame, "rsi", rsi(close));
    assertColumn(frame, "tema", tema(close, 9));
    assertColumn(frame, "bb_lowerband", bands.lower);
    assertColumn(frame, "bb_middleband", bands.mid);
    assertColumn(frame, "bb_upperband", bands.upper);
  }
});

Deno.test("ema() and rsi() give TA-Lib's columns for several periods", () => {
  const frames = fullFrames("rich_1m");
  assert(frames.length >= 3);
  for (const frame of frames) {
    for (const period of [7, 14, 21]) {
      assertColumn(frame, `ema_${period}`, ema(frame.col("close").values, period));
      assertColumn(frame, `rsi_${period}`, rsi(frame.col("close").values, period));
    }
  }
});

Deno.test("indicators skip leading missing values, and give none where there is too little", () => {
  assertEquals(Array.from(ema(Float64Array.of(NaN, 1, 2, 3), 2)), [NaN, NaN, 1.5, 2.5]);
  assertEquals(Array.from(ema(Float64Array.of(1), 2)), [NaN]);
  assertEquals(Array.from(rsi(Float64Array.of(NaN, 1, 2, 3), 2)), [NaN, NaN, NaN, 100]);
  assertEquals(Array.from(rsi(Float64Array.of(5, 5, 5), 2)), [NaN, NaN, 0]);
  assertEquals(rsi(new Float64Array(0)).length, 0);
});

Deno.test("periods that make no sense are refused", () => {
  assertThrows(() => ema(Float64Array.of(1), 1), RangeError, "from 2 to 100000, not 1");
  assertThrows(() => rsi(Float64Array.of(1), 2.5), RangeError, "not 2.5");
});
