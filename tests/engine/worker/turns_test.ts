import { type Frame, Strategy } from "consumer";
import { COSTLY_MS, SLICE_MS } from "../../../src/engine/worker/turns.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { CoreProbe, type FrameSpec, HOUR, START } from "../support.ts";

/** The time that strategies burn. */
let monotonic = 0;
/** What ran, in order. */
let ran: string[] = [];

class Quick extends Strategy {
  override timeframe = "1h";
  costMs = 1;

  override populateEntryTrend(dataframe: Frame, { pair }: { readonly pair: string }): Frame {
    monotonic += this.costMs;
    ran.push(`${this.constructor.name} ${pair} ${(Number(dataframe.at(-1, "date")) - FIRST) / HOUR}`);
    return dataframe.set("enter_long", 1);
  }
}

class Costly extends Quick {
  override costMs = 2_000;
}

class Heavy extends Quick {
  override costMs = 500;
}

const FIRST = START - 199 * HOUR;
const PAIRS = Array.from({ length: 10 }, (_, i) => `P${i}/USDT`);

function whole(pair: string): FrameSpec {
  return { pair, first: FIRST, rows: 200, stepMs: HOUR, analyzedAt: START };
}

function row(pair: string, candle: number, close = 100): FrameSpec {
  return { pair, first: START + candle * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START + candle * HOUR, close };
}

/** Returns a probe that has evaluated all pairs, so that the costs of its strategies are known. */
function startProbe(strategies: readonly Strategy[]): CoreProbe {
  [monotonic, ran] = [0, []];
  const probe = new CoreProbe(strategies, {}, () => monotonic);
  let left = probe.sendSlice(PAIRS.map(whole));
  while (left > 0) left = probe.sendSlice([]);
  ran = [];
  return probe;
}

Deno.test("a quick strategy runs on every pair before a costly one, which runs once in a slice", () => {
  const probe = startProbe([new Costly(), new Quick()]);
  const left = probe.sendSlice(PAIRS.map((pair) => row(pair, 1)));
  assertEquals(ran, [...PAIRS.map((pair) => `Quick ${pair} 200`), "Costly P0/USDT 200"]);
  assertEquals(left, 9);
});

Deno.test("what arrives while a costly strategy is behind waits for one of its evaluations at most", () => {
  const probe = startProbe([new Costly(), new Quick()]);
  let left = probe.sendSlice(PAIRS.map((pair) => row(pair, 1)));
  for (let candle = 2; candle < 5; candle++) {
    ran = [];
    const before = monotonic;
    left = probe.sendSlice(PAIRS.map((pair) => row(pair, candle)));
    assertEquals(ran.slice(0, 10), PAIRS.map((pair) => `Quick ${pair} ${199 + candle}`));
    assertEquals(ran.length, 11);
    assert(monotonic - before <= 2_000 + 10);
  }
  while (left > 0) left = probe.sendSlice([]);
  assertEquals(ran.filter((line) => line.startsWith("Costly")).length, 10);
});

Deno.test("a costly strategy that is behind sees the newest state of each pair, and every pair in turn", () => {
  const probe = startProbe([new Costly()]);
  for (let candle = 1; candle <= 10; candle++) probe.sendSlice(PAIRS.map((pair) => row(pair, candle)));
  assertEquals(ran, PAIRS.map((pair, i) => `Costly ${pair} ${200 + i}`));
});

Deno.test("two strategies that are behind get equal shares of the time", () => {
  const probe = startProbe([new Costly(), new Heavy()]);
  const start = monotonic;
  const used = new Map<string, number>();
  for (let candle = 1; candle <= 200; candle++) probe.sendSlice(PAIRS.map((pair) => row(pair, candle)));
  for (const line of ran) {
    const name = line.split(" ")[0] ?? "";
    used.set(name, (used.get(name) ?? 0) + (name === "Costly" ? 2_000 : 500));
  }
  const share = (used.get("Costly") ?? 0) / (monotonic - start);
  assert(share > 0.4 && share < 0.6, `the costly one got ${share}`);
});

Deno.test("when nothing is slow, a slice evaluates everything in the order of arrival", () => {
  const probe = startProbe([new Quick(), new (class Other extends Quick {})()]);
  const left = probe.sendSlice(PAIRS.map((pair) => row(pair, 1)));
  assertEquals(ran, PAIRS.flatMap((pair) => [`Quick ${pair} 200`, `Other ${pair} 200`]));
  assertEquals(left, 0);
});

Deno.test("two candles of a pair in one batch are both evaluated by strategies that are not behind", () => {
  const moderate = new (class Moderate extends Quick {
    override costMs = COSTLY_MS + 1;
  })();
  const probe = startProbe([moderate]);
  assertEquals(probe.sendSlice([row("P0/USDT", 1), row("P0/USDT", 2)]), 0);
  assertEquals(ran, ["Moderate P0/USDT 200", "Moderate P0/USDT 201"]);
});

Deno.test("many quick evaluations end a slice too, so that messages are read meanwhile", () => {
  const probe = startProbe([
    new (class Busy extends Quick {
      override costMs = 24;
    })(),
  ]);
  const left = probe.sendSlice(PAIRS.map((pair) => row(pair, 1)));
  assertEquals(ran.length, Math.ceil(SLICE_MS / 24));
  assertEquals(left, 10 - ran.length);
});
