import { formatSignalJson, formatSignalLine } from "../../src/delivery/format_signal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

const SIGNAL = makeSignal({ id: "5f", time: "2026-11-23T00:58:24.101Z", tag: 'a "b"\nc' });

Deno.test("formatSignalJson() returns one line that parses to the signal", () => {
  const line = formatSignalJson(SIGNAL);
  assertEquals(line.indexOf("\n"), line.length - 1);
  assertEquals(JSON.parse(line), SIGNAL);
});

Deno.test("formatSignalLine() returns one line without control characters", () => {
  const line = formatSignalLine({ ...SIGNAL, tag: "\x1b[2Jx\ny", pair: "A\x07/USDT" }, false);
  assertEquals(line.indexOf("\n"), line.length - 1);
  // deno-lint-ignore no-control-regex -- control characters are what this test is about
  assert(!/[\x00-\x09\x0b-\x1f]/.test(line), JSON.stringify(line));
});

Deno.test("formatSignalLine() shows time, action, pair, price and tag", () => {
  assertEquals(
    formatSignalLine({ ...SIGNAL, tag: "rsi_cross" }, false),
    "00:58:24  enter long   BTC/USDT      1051.348073  rsi_cross  ConsumerStrategy, candle 2026-11-23 00:50 UTC, 5m\n",
  );
});
