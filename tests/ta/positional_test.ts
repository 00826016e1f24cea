import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import * as ta from "../../src/ta/mod.ts";
import * as qtpylib from "../../src/ta/qtpylib/mod.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";
import { readGolden } from "../frame/golden.ts";
import { readGzipped } from "./read_gzipped.ts";

interface Golden {
  readonly cases: readonly { readonly library?: string; readonly name: string; readonly options: object }[];
}

const rows = Array.from({ length: 40 }, (_, row) => 100 + 5 * Math.sin(row) + row / 7);
const candles = Frame.from({
  open: rows,
  high: rows.map((price) => price + 2),
  low: rows.map((price) => price - 1),
  close: rows.map((price, row) => price + Math.sin(row * row)),
  volume: rows.map((price) => price * 3),
});

function cellsOf(result: unknown): Cell[][] {
  if (result instanceof Series) return [result.toArray()];
  return Object.values(result as Record<string, Series>).map((series) => series.toArray());
}

function call(library: object, name: string, input: Frame | Series, options: unknown): Cell[][] {
  const indicator: unknown = Reflect.get(library, name);
  if (typeof indicator !== "function") throw new Error(`there is no ${name}`);
  return cellsOf(indicator(input, options));
}

/** The functions of TA-Lib whose first parameter is `timeperiod`, by the options that the golden data has for them. */
const golden = [
  ...readGolden<Golden>("ta_golden.json").cases.filter((c) => c.library === "ta"),
  ...(await readGzipped<Golden>("talib_golden.json.gz")).cases,
];
const withTimeperiod = new Set(golden.filter((c) => Object.keys(c.options)[0] === "timeperiod").map((c) => c.name));

Deno.test("a bare number is the timeperiod of every function of ta that has one", () => {
  assert(withTimeperiod.size > 75, `only ${withTimeperiod.size} functions`);
  for (const name of withTimeperiod) {
    const found = call(ta, name, candles, 6);
    assertEquals(found, call(ta, name, candles, { timeperiod: 6 }), name);
    assert(JSON.stringify(found) !== JSON.stringify(call(ta, name, candles, 7)), name);
  }
});

Deno.test("a bare number is checked as the option is, and named in the error", () => {
  assertThrows(
    () => ta.ADX(candles, 1),
    RangeError,
    "timeperiod of ADX() must be a whole number from 2 to 100000, not 1",
  );
  assertThrows(() => ta.RSI(candles, 2.5), RangeError, "timeperiod of RSI()");
  assertThrows(() => ta.MACDFIX(candles, 0), RangeError, "signalperiod of MACDFIX()");
});

const FIRST_OPTIONS: Readonly<Record<string, string>> = {
  atr: "window",
  atrPercent: "period",
  chaikinMoneyFlow: "period",
  chopiness: "window",
  keltnerChannel: "window",
  madr: "length",
  pmax: "period",
  rollingVwap: "window",
  sslChannels: "length",
  supertrend: "period",
  tvAlma: "length",
  tvTrama: "length",
  tvWma: "length",
  vfi: "length",
  vidya: "length",
  vwma: "window",
  williamsPercent: "period",
  zema: "period",
  zscore: "window",
};
const FIRST_OPTIONS_OF_SERIES = [
  ...[
    "bollingerBands",
    "weightedBollingerBands",
    "ema",
    "hma",
    "impliedVolatility",
    "roc",
    "rollingMax",
    "rollingMean",
  ],
  ...["rollingMin", "rollingStd", "rsi", "zlema", "zlma"],
];

Deno.test("a bare number is the first option of qtpylib's functions", () => {
  for (const [name, option] of Object.entries(FIRST_OPTIONS)) {
    assertEquals(call(qtpylib, name, candles, 6), call(qtpylib, name, candles, { [option]: 6 }), name);
  }
  const close = candles.col("close");
  for (const name of FIRST_OPTIONS_OF_SERIES) {
    assertEquals(call(qtpylib, name, close, 6), call(qtpylib, name, close, { window: 6 }), name);
  }
});
