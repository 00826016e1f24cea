import { type Frame, Strategy } from "consumer";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { CoreProbe, HOUR, MINUTE, START } from "../support.ts";

const BASE = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START } as const;
const FIVE_MINUTES = { ...BASE, timeframe: "5m", stepMs: 5 * MINUTE } as const;
const LAST = START + 199 * HOUR;

function whitelist(...pairs: readonly string[]): string {
  return JSON.stringify({ type: "whitelist", data: pairs });
}

/** Records what a function returns at each evaluation. */
class Notes extends Strategy {
  override timeframe = "1h";
  readonly notes: string[] = [];

  constructor(readonly note: (strategy: Strategy) => string) {
    super();
  }

  override populateIndicators(dataframe: Frame): Frame {
    this.notes.push(this.note(this));
    return dataframe;
  }
}

Deno.test("currentWhitelist() returns the pairs whose candles have arrived, in the order of the producers' whitelists", () => {
  const strategy = new Notes(({ dp }) => dp.currentWhitelist().join(" "));
  const probe = new CoreProbe([strategy], { producers: ["default", "other"], pairBlacklist: ["DOGE/.*"] });
  probe.send(whitelist("ETH/USDT", "BTC/USDT", "DOGE/USDT", "LATE/USDT"));
  for (const pair of ["BTC/USDT", "ETH/USDT", "DOGE/USDT"]) probe.sendFrame({ ...BASE, pair });
  probe.sendFrame({ ...FIVE_MINUTES, pair: "LATE/USDT" });
  assertEquals(strategy.notes.at(-1), "ETH/USDT BTC/USDT");
  // For a producer without a whitelist, its dataframes count.
  probe.sendFrame({ ...BASE, pair: "SOL/USDT" }, "other");
  assertEquals(strategy.notes.at(-1), "ETH/USDT BTC/USDT SOL/USDT");
});

Deno.test("currentWhitelist() leaves out pairs that a producer no longer lists, and counts as read", () => {
  const strategy = new Notes(({ dp }) => dp.currentWhitelist().join(" "));
  const probe = new CoreProbe([strategy]);
  probe.sendFrame(BASE);
  assertEquals(strategy.notes, ["BTC/USDT"]);
  probe.sendFrame({ ...BASE, pair: "ETH/USDT" });
  // Both pairs: the one that arrived, and the one that had read the list before.
  assertEquals(strategy.notes.slice(1), ["BTC/USDT ETH/USDT", "BTC/USDT ETH/USDT"]);
  probe.send(whitelist("ETH/USDT"));
  assertEquals(strategy.notes.slice(3), ["ETH/USDT", "ETH/USDT"]);
  probe.sendFrame({ ...BASE, pair: "ETH/USDT", first: LAST, rows: 1 });
  assertEquals(strategy.notes.length, 6, "a dataframe that is there already changes no list");
});

Deno.test("currentWhitelist() uses only candles_from when it is set", () => {
  const strategy = new Notes(({ dp }) => dp.currentWhitelist().join(" "));
  const probe = new CoreProbe([strategy], { producers: ["default", "other"], candlesFrom: "other" });
  probe.sendFrame({ ...BASE, pair: "ETH/USDT" });
  probe.sendFrame(BASE, "other");
  assertEquals(strategy.notes, ["BTC/USDT"]);
});

Deno.test("producers contains the configured names, connected or not", () => {
  const strategy = new Notes(({ dp }) => dp.producers.join(" "));
  new CoreProbe([strategy], { producers: ["default", "other"] }).sendFrame(BASE);
  assertEquals(strategy.notes, ["default other"]);
});

Deno.test("available() lists every dataframe that has arrived, including excluded pairs, and counts as read", () => {
  const strategy = new Notes(({ dp }) =>
    dp.available().map(({ producer, pair, timeframe, candleType, rows, columns, analyzedAt }) => (
      `${producer} ${pair} ${timeframe} ${candleType} ${rows} ${columns.slice(6)} ${analyzedAt.toISOString()}`
    )).join("; ")
  );
  const probe = new CoreProbe([strategy], { producers: ["default", "other"], pairWhitelist: ["BTC/.*"] });
  probe.sendFrame({ ...BASE, extra: { rsi: 50 } });
  probe.sendFrame({ ...FIVE_MINUTES, pair: "ETH/USDT", rows: 300 }, "other");
  assertEquals(strategy.notes, [
    "default BTC/USDT 1h spot 200 rsi 2026-11-23T00:00:00.000Z",
    "default BTC/USDT 1h spot 200 rsi 2026-11-23T00:00:00.000Z; " +
    "other ETH/USDT 5m spot 300  2026-11-23T00:00:00.000Z",
  ]);
});

Deno.test("in botStart() there is no data, and before botStart() dp throws", () => {
  class Early extends Strategy {
    seen = "";

    override botStart(): void {
      this.seen = JSON.stringify([this.dp.producers, this.dp.currentWhitelist(), this.dp.available()]);
    }
  }
  const strategy = new Early();
  for (
    const use of [() => strategy.dp.producers, () => strategy.dp.available(), () => strategy.dp.currentWhitelist()]
  ) {
    assertThrows(use, Error, "is not available in the constructor or in a class field");
  }
  const probe = new CoreProbe([strategy]);
  assertEquals(strategy.seen, '[["default"],[],[]]');
  assert(probe.of("strategy_failed").length === 0);
});
