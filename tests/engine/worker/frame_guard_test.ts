import { type Frame, Strategy } from "consumer";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { CoreProbe, HOUR, START } from "../support.ts";

class Enters extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame): Frame {
    return dataframe.set("enter_long", 1);
  }
}

const GOOD = { first: START - 200 * HOUR, rows: 200, stepMs: HOUR, analyzedAt: START } as const;
const TOLERANCE = 30_000;
const IN_TEN_YEARS = Date.UTC(2036, 10, 23);

function probeOf(producers: readonly string[] = ["default"]): CoreProbe {
  return new CoreProbe([new Enters()], { producers, clockToleranceMs: TOLERANCE, outdatedOffset: 5 });
}

Deno.test("a second producer that dates a pair ten years ahead brings no signal and does not stop the first one's", () => {
  const probe = probeOf(["good", "evil"]);
  probe.sendFrame(GOOD, "good");
  for (const spec of [{ first: IN_TEN_YEARS, rows: 200 }, { first: IN_TEN_YEARS, rows: 1 }]) {
    probe.sendFrame({ ...spec, stepMs: HOUR, analyzedAt: IN_TEN_YEARS, close: 1 }, "evil");
  }
  probe.now = START + HOUR;
  probe.sendFrame({ ...GOOD, first: START, rows: 1, analyzedAt: probe.now }, "good");
  assertEquals(probe.signals.map(({ producer, candle }) => `${producer} ${candle}`), [
    "good 2026-11-22T23:00:00Z",
    "good 2026-11-23T00:00:00Z",
  ]);
  assertStringIncludes(
    probe.of("message_rejected")[0]?.problem ?? "",
    "BTC/USDT 1h spot: dropped 200 of 200 rows: the last candle opens at 2036-12-01T07:00:00.000Z, which is in the future",
  );
});

Deno.test("the rows before a future one are used", () => {
  const probe = probeOf();
  probe.sendFrame({ ...GOOD, rows: 210 });
  assertEquals(probe.rows, 201);
  assertEquals(probe.signals.map(({ candle }) => candle), ["2026-11-23T00:00:00Z"]);
});

Deno.test("a running candle, and a candle within the tolerance, are no future ones", () => {
  const probe = probeOf();
  probe.sendFrame(GOOD);
  probe.now = START - TOLERANCE;
  probe.sendFrame({ ...GOOD, first: START, rows: 1, analyzedAt: START });
  assertEquals(probe.of("message_rejected"), []);
  assertEquals(probe.rows, 201);
});

Deno.test("messages of a producer whose clock is set back by an hour are used at once, and its lead is a warning", () => {
  const probe = probeOf();
  probe.sendFrame({ ...GOOD, analyzedAt: START + HOUR });
  assertStringIncludes(probe.of("producer_warned")[0]?.problem ?? "", "ahead of this machine's by 60 min");
  assertEquals(probe.signals[0]?.analyzed_at, new Date(START).toISOString());
  for (const second of [5, 10]) {
    probe.now = START + second * 1000;
    probe.sendFrame({ ...GOOD, first: START - HOUR, rows: 1, analyzedAt: probe.now });
  }
  assertEquals([probe.of("message_ignored").length, probe.of("frame_updated").length], [0, 3]);
});

Deno.test("a producer whose clock falls behind is warned of once, and used again at its next candle", () => {
  const probe = probeOf();
  probe.sendFrame(GOOD);
  for (let i = 0; i < 5; i++) probe.sendFrame({ ...GOOD, first: START - HOUR, rows: 1, analyzedAt: START - HOUR });
  assertEquals(probe.of("producer_warned").map(({ problem }) => problem.slice(0, 40)), [
    "the last 3 dataframes of BTC/USDT 1h spo",
  ]);
  probe.now = START + HOUR;
  probe.sendFrame({ ...GOOD, first: START, rows: 1, analyzedAt: START - HOUR });
  assertEquals(probe.rows, 201);
});

Deno.test("a replay without a clock accepts any date", () => {
  const probe = new CoreProbe([new Enters()]);
  probe.sendFrame({ ...GOOD, first: IN_TEN_YEARS });
  assertEquals(probe.rows, 200);
});

Deno.test("odd rows do not throw away a good dataframe, and good rows still follow", () => {
  const probe = probeOf();
  probe.sendFrame(GOOD);
  const odd = [
    { first: 0, rows: 1, stepMs: HOUR },
    { first: 0, rows: 2, stepMs: START - HOUR },
    { first: START - 100 * HOUR, rows: 2, stepMs: 99 * HOUR },
    { first: START - HOUR + 1, rows: 1, stepMs: HOUR },
    { first: -8.64e15, rows: 1, stepMs: HOUR },
    { first: 9e15, rows: 1, stepMs: HOUR },
  ];
  for (const spec of odd) probe.sendFrame({ ...spec, analyzedAt: START });
  assertEquals([probe.of("frame_updated").length, probe.of("message_rejected").length >= odd.length], [1, true]);
  probe.now = START + HOUR;
  probe.sendFrame({ ...GOOD, first: START, rows: 1, analyzedAt: probe.now });
  assertEquals(probe.rows, 201);
});

Deno.test("a dataframe with an absurd name, timeframe or width is rejected", () => {
  const probe = probeOf();
  const wide = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`c${i}`, 1]));
  for (
    const spec of [
      { pair: "X".repeat(300) },
      { pair: "STOLEN token" },
      { timeframe: `${"0".repeat(100)}5m` },
      { timeframe: "5 m" },
      { timeframe: "abc" },
      { extra: wide, rows: 1 },
    ]
  ) probe.sendFrame({ ...GOOD, ...spec });
  assertEquals([probe.of("frame_updated").length, probe.of("message_rejected").length], [0, 6]);
  assert(probe.of("message_rejected").every(({ problem }) => problem.length < 300));
  assertEquals(probe.asked, []);
});
