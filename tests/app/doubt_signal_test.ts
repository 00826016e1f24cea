import { utf8 } from "../support/utf8.ts";
import { doubtSignal } from "../../src/app/doubt_signal.ts";
import { KnownPairs } from "../../src/producer/known_pairs.ts";
import { assertEquals } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

Deno.test("doubtSignal() accepts signals of pairs that the producer has named, with candles that have opened", () => {
  const known = new KnownPairs();
  known.note("default", utf8('{"type":"whitelist","data":["BTC/USDT"]}'));
  const signal = makeSignal({ producer: "default", pair: "BTC/USDT", candle: "2026-11-23T00:50:00Z", strategy: "S" });
  const now = Date.parse("2026-11-23T00:50:00Z");
  assertEquals(doubtSignal(signal, known, now), null);
  assertEquals(
    doubtSignal({ ...signal, pair: "ETH/USDT" }, known, now),
    'a signal of strategy "S" was dropped: the producer has neither listed nor sent ETH/USDT',
  );
  assertEquals(doubtSignal({ ...signal, producer: "other" }, known, now)?.includes("neither listed"), true);
  assertEquals(
    doubtSignal({ ...signal, candle: "2036-11-23T00:50:00Z" }, known, now),
    'a signal of strategy "S" was dropped: its candle 2036-11-23T00:50:00Z is in the future',
  );
});
