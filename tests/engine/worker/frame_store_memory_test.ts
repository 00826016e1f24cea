import { type Frame, Strategy } from "consumer";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { CoreProbe, type FrameSpec, HOUR, START } from "../support.ts";

class Enters extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame): Frame {
    return dataframe.set("enter_long", 1);
  }
}

const BASE = { first: START - 200 * HOUR, rows: 200, stepMs: HOUR, index: 0, analyzedAt: START } as const;
/** A dataframe of 200 rows and six columns takes 13 kB. */
const LIMIT = 20 * 14_000;

class Flood {
  readonly probe = new CoreProbe([new Enters()], { producers: ["good", "evil"], memoryLimitBytes: LIMIT });

  send(producer: string, pair: string, spec: Partial<FrameSpec> = {}): void {
    this.probe.sendFrame({ ...BASE, pair, ...spec }, producer);
  }

  list(producer: string, pairs: readonly string[]): void {
    this.probe.send(JSON.stringify({ type: "whitelist", data: pairs }), producer);
  }

  /** The pairs of a producer whose dataframe is held. */
  held(producer: string): readonly string[] {
    const { frames, pairs } = this.probe.core.surrender();
    assert(pairs.size <= 2);
    return frames.filter(({ key }) => key.producer === producer).map(({ key }) => key.pair);
  }
}

Deno.test("FrameStore refuses the new dataframes of a producer that has used up the memory, with one warning", () => {
  const flood = new Flood();
  for (let i = 0; i < 1000; i++) flood.send("evil", `P${i}/USDT`);
  const warnings = flood.probe.of("producer_warned");
  assertEquals(warnings.map(({ producer }) => producer), ["evil"]);
  assertStringIncludes(warnings[0]?.problem ?? "", "its share of consumer.memory_limit");
  const held = flood.held("evil");
  assert(held.length >= 15 && held.length <= 25, `${held.length} held`);
  assertEquals(held[0], "P0/USDT");
});

Deno.test("FrameStore gives a producer its share although another one has used up the memory", () => {
  const flood = new Flood();
  for (let i = 0; i < 100; i++) flood.send("evil", `P${i}/USDT`);
  for (let i = 0; i < 8; i++) flood.send("good", `G${i}/USDT`);
  for (let i = 0; i < 100; i++) flood.send("evil", `Q${i}/USDT`);
  flood.send("evil", "P0/USDT", { extra: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`c${i}`, i])) });
  assertEquals(flood.probe.of("producer_warned").every(({ producer }) => producer === "evil"), true);
  assertEquals(flood.held("good").length, 8);
  assertEquals(
    new Set(flood.probe.signals.filter(({ producer }) => producer === "good").map(({ pair }) => pair)).size,
    8,
  );
});

Deno.test("FrameStore removes the pairs that a producer no longer lists first", () => {
  const flood = new Flood();
  const old = Array.from({ length: 20 }, (_, i) => `OLD${i}/USDT`);
  const fresh = Array.from({ length: 10 }, (_, i) => `NEW${i}/USDT`);
  flood.list("good", old);
  for (const pair of old) flood.send("good", pair);
  flood.list("good", fresh);
  for (const pair of fresh) flood.send("good", pair);
  const held = flood.held("good");
  assert(fresh.every((pair) => held.includes(pair)), held.join());
  assert(held.length < 25);
});

Deno.test("FrameStore counts long texts", () => {
  const flood = new Flood();
  for (let i = 0; i < 100; i++) flood.send("evil", `P${i}/USDT`, { rows: 1, extra: { tag: `${i}`.repeat(50_000) } });
  assert(flood.held("evil").length < 6);
});

Deno.test("EngineCore uses the first pairs of a whitelist that is too long, with one warning", () => {
  const probe = new CoreProbe([]);
  const list = JSON.stringify({
    type: "whitelist",
    data: ["a b", ...Array.from({ length: 20_000 }, (_, i) => `L${i}`)],
  });
  probe.send(list);
  probe.send(list);
  assertEquals(probe.of("producer_warned").map(({ problem }) => problem), [
    "its whitelist has 20001 pairs: only the first 10000 are used",
    'its whitelist has 1 unusable pairs: "a b" is not the name of a pair',
  ]);
  assertEquals(probe.of("whitelist_received").map(({ pairs }) => pairs.length), [9999]);
});

Deno.test("EngineCore evaluates each pair of changing whitelists, and keeps none that is gone", () => {
  const flood = new Flood();
  for (let round = 0; round < 50; round++) {
    const pairs = Array.from({ length: 15 }, (_, i) => `R${round}P${i}/USDT`);
    flood.list("evil", pairs);
    for (const pair of pairs) flood.send("evil", pair);
  }
  assertEquals(flood.probe.signals.length, 750);
  assert(flood.held("evil").length <= 25);
});
