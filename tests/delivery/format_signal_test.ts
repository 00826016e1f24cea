import { formatSignalJson, formatSignalLine } from "../../src/delivery/format_signal.ts";
import { stripVTControlCharacters as stripAnsiCode } from "node:util";
import { assert, assertEquals } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

const SIGNAL = makeSignal({ id: "5f", time: "2026-11-23T00:58:24.101Z", tag: 'a "b"\nc' });

Deno.test("formatSignalJson() returns one line that parses to the signal", () => {
  const line = formatSignalJson(SIGNAL);
  assertEquals(line.indexOf("\n"), line.length - 1);
  assertEquals(JSON.parse(line), SIGNAL);
});

Deno.test("formatSignalLine() returns one line of any width without control characters", () => {
  const line = formatSignalLine({ ...SIGNAL, tag: "\x1b[2Jx\ny", pair: "A\x07/USDT" }, false, Infinity);
  assertEquals(line.indexOf("\n"), line.length - 1);
  // deno-lint-ignore no-control-regex -- control characters are what this test is about
  assert(!/[\x00-\x09\x0b-\x1f]/.test(line), JSON.stringify(line));
});

Deno.test("formatSignalLine() shows time, action, pair, price and tag in 80 columns", () => {
  assertEquals(
    formatSignalLine({ ...SIGNAL, tag: "rsi_cross" }, false),
    '00:58:24 UTC  enter long   BTC/USDT   1051.348073  tag "rsi_cross"\n' +
      "              ConsumerStrategy  5m candle 2026-11-23 00:50 UTC\n",
  );
});

Deno.test("formatSignalLine() keeps every line within 80 columns, coloured or not", () => {
  for (const pair of ["BTC/USDT", "1000PEPE/USDT:USDT"]) {
    for (const tag of [null, "x", "a tag of forty letters or a few more of them"]) {
      for (const side of ["long", "short"] as const) {
        const plain = formatSignalLine({ ...SIGNAL, pair, tag, side, price: 0.00001234 }, false);
        for (const line of plain.split("\n")) assert(line.length <= 80, line);
        const painted = formatSignalLine({ ...SIGNAL, pair, tag, side, price: 0.00001234 }, true);
        assertEquals(stripAnsiCode(painted), plain);
      }
    }
  }
});
