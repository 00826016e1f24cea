import { type Frame, type Informative, Strategy } from "consumer";
import { assertEquals } from "../../support/assert.ts";
import { CoreProbe, type FrameSpec, MINUTE, START } from "../support.ts";

const STEP = 5 * MINUTE;
const FIVE = { timeframe: "5m", stepMs: STEP } as const;

/** Enters on every candle, and keeps what it saw: the last dates of the base dataframe and of the informative one. */
class Sees extends Strategy {
  override timeframe = "5m";
  override readonly informatives: readonly Informative[] = [{ timeframe: "15m", pair: "ETH/USDT" }];
  readonly seen: {
    readonly candle: number;
    readonly rows: number;
    readonly informative: number;
    readonly at: number;
  }[] = [];

  override populateEntryTrend(dataframe: Frame): Frame {
    const [sent, analyzedAt] = this.dp.getProducerDf("ETH/USDT", { timeframe: "15m" });
    this.seen.push({
      candle: candleOf(Number(dataframe.at(-1, "date"))),
      rows: dataframe.length,
      informative: candleOf(Number(sent.at(-1, "date"))),
      at: candleOf(analyzedAt.getTime()),
    });
    return dataframe.set("enter_long", 1);
  }
}

/** The number of a 5m candle, counted from START. */
function candleOf(ms: number): number {
  return (ms - START) / STEP;
}

/** The base dataframe when this candle has closed. */
function base(candle: number): FrameSpec {
  const first = START - 199 * STEP;
  return { ...FIVE, first, rows: 200 + candle, analyzedAt: START + (candle + 1) * STEP };
}

/** The 15m dataframe when this 5m candle has closed. */
function informative(candle: number): FrameSpec {
  const closed = Math.floor((candle + 1) / 3);
  const first = START - 150 * 3 * STEP;
  const spec = { timeframe: "15m", pair: "ETH/USDT", first, stepMs: 3 * STEP } as const;
  return { ...spec, rows: 150 + closed, analyzedAt: START + (candle + 1) * STEP };
}

/** Follows to candle 0, loses the link until candle 5 has closed, and returns what the strategy did. */
function loseLink(catchUp: boolean, outdatedOffset = 1_000): { readonly probe: CoreProbe; readonly strategy: Sees } {
  const strategy = new Sees();
  const probe = new CoreProbe([strategy], { catchUp, outdatedOffset });
  probe.core.linkOpened("default", probe.now);
  probe.now = START + STEP;
  probe.sendFrame(informative(0));
  probe.sendFrame(base(0));
  probe.core.linkClosed("default");
  probe.now = START + 6 * STEP + 1_000;
  probe.core.linkOpened("default", probe.now);
  probe.sendFrame(informative(5));
  strategy.seen.length = 0;
  probe.sendFrame(base(5));
  return { probe, strategy };
}

Deno.test("candles that closed while the link was down are counted, and only the newest one is evaluated", () => {
  const { probe, strategy } = loseLink(false);
  assertEquals(strategy.seen.map(({ candle }) => candle), [5]);
  assertEquals(probe.of("candles_missed"), [{
    type: "candles_missed",
    strategies: ["Sees"],
    why: "link_down",
    pairs: [{ pair: "BTC/USDT", count: 4 }],
    catchUp: false,
  }]);
});

Deno.test("catch_up evaluates missed candles, the oldest first, without a row that had not closed", () => {
  const { probe, strategy } = loseLink(true);
  assertEquals(probe.of("strategy_failed"), []);
  assertEquals(strategy.seen, [
    { candle: 1, rows: 201, informative: -3, at: 2 },
    { candle: 2, rows: 202, informative: 0, at: 3 },
    { candle: 3, rows: 203, informative: 0, at: 4 },
    { candle: 4, rows: 204, informative: 0, at: 5 },
    { candle: 5, rows: 205, informative: 3, at: 6 },
  ]);
  const candles = probe.signals.map(({ candle }) => candleOf(Date.parse(candle)));
  assertEquals(candles.slice(-5), [1, 2, 3, 4, 5]);
  assertEquals(new Set(probe.signals.slice(-5).map(({ id }) => id)).size, 5);
  assertEquals(probe.of("candles_missed"), []);
  assertEquals(probe.of("candles_overdue").map(({ why, pairs }) => ({ why, pairs })), [
    { why: "link_down", pairs: [{ pair: "BTC/USDT", count: 4 }] },
  ]);
});

Deno.test("a caught-up candle has the signal that it would have had at its time", () => {
  const strategy = new Sees();
  const live = new CoreProbe([strategy]);
  for (let candle = 0; candle <= 5; candle++) {
    live.now = START + (candle + 1) * STEP;
    live.core.receive({ producer: "default", text: "{}", receivedAt: live.now });
    live.sendFrame(informative(candle));
    live.sendFrame(base(candle));
  }
  const { probe } = loseLink(true);
  const ids = (signals: CoreProbe): readonly string[] => [...new Set(signals.signals.map(({ id }) => id))];
  assertEquals(ids(probe), ids(live));
});

Deno.test("catch_up skips and counts candles whose signals would be outdated", () => {
  // two timeframes and 10 minutes before candle 5 has closed
  const { probe, strategy } = loseLink(true, 10);
  assertEquals(strategy.seen.map(({ candle }) => candle), [3, 4, 5]);
  assertEquals(probe.of("candles_missed").map(({ pairs }) => pairs), [[{ pair: "BTC/USDT", count: 2 }]]);
  assertEquals(probe.of("candles_overdue").map(({ pairs }) => pairs), [[{ pair: "BTC/USDT", count: 2 }]]);
});

/** Starts an engine without data in place of one that was lost after candle 2. It catches up. */
function resumeAfterCandle2(): { readonly probe: CoreProbe; readonly strategy: Sees } {
  const strategy = new Sees();
  const probe = new CoreProbe([strategy], { catchUp: true });
  const key = { producer: "default", pair: "BTC/USDT", timeframe: "5m", candleType: "spot" };
  probe.core.resume([{ key, lastCandle: START + 2 * STEP }]);
  probe.core.linkOpened("default", probe.now);
  probe.sendFrame(informative(5));
  return { probe, strategy };
}

Deno.test("an engine that restarted without data catches up from where the lost one was", () => {
  const { probe, strategy } = resumeAfterCandle2();
  probe.sendFrame(base(5));
  assertEquals(strategy.seen.map(({ candle }) => candle), [3, 4, 5]);
  assertEquals(probe.of("candles_overdue").map(({ why }) => why), ["engine_restarted"]);
});

Deno.test("a new program, consecutive candles and a pair that returns to the whitelist miss nothing", () => {
  const probe = new CoreProbe([new Sees()]);
  const list = (...pairs: string[]): string => JSON.stringify({ type: "whitelist", data: pairs });
  probe.send(list("BTC/USDT"));
  probe.sendFrame(informative(0));
  for (const candle of [0, 1, 2]) probe.sendFrame(base(candle));
  probe.send(list("XRP/USDT"));
  probe.send(list("BTC/USDT"));
  probe.sendFrame(base(9));
  assertEquals(probe.of("candles_missed"), []);
});

Deno.test("candles of one message are missed because they are late", () => {
  const probe = new CoreProbe([new Sees()]);
  probe.sendFrame(informative(0));
  probe.sendFrame(base(0));
  probe.now += 10 * STEP;
  probe.sendFrame(base(3));
  assertEquals(probe.of("candles_missed").map(({ why, pairs }) => ({ why, pairs })), [
    { why: "late", pairs: [{ pair: "BTC/USDT", count: 2 }] },
  ]);
});

Deno.test("candles that a strategy skips because it is behind are counted, and catch_up does not evaluate them", () => {
  let monotonic = 0;
  class Costly extends Strategy {
    override timeframe = "5m";
    runs: string[] = [];

    override populateEntryTrend(dataframe: Frame, { pair }: { readonly pair: string }): Frame {
      monotonic += 2_000;
      this.runs.push(`${pair} ${candleOf(Number(dataframe.at(-1, "date")))}`);
      return dataframe.set("enter_long", 1);
    }
  }
  const strategy = new Costly();
  const probe = new CoreProbe([strategy], { catchUp: true }, () => monotonic);
  const pairs = ["A/USDT", "B/USDT", "C/USDT"];
  let left = probe.sendSlice(pairs.map((pair) => ({ ...base(0), pair })));
  while (left > 0) left = probe.sendSlice([]);
  strategy.runs = [];
  for (const candle of [1, 2, 3]) {
    const row = { ...FIVE, first: START + candle * STEP, rows: 1, analyzedAt: START + (candle + 1) * STEP };
    left = probe.sendSlice(pairs.map((pair) => ({ ...row, pair })));
  }
  while (left > 0) left = probe.sendSlice([]);
  assertEquals(strategy.runs, ["A/USDT 1", "B/USDT 2", "C/USDT 3", "A/USDT 3", "B/USDT 3"]);
  const missed = probe.of("candles_missed").map(({ why, pairs: [first] }) => `${why} ${first?.pair} ${first?.count}`);
  assertEquals(missed, ["behind B/USDT 1", "behind C/USDT 2", "behind A/USDT 1"]);
  assertEquals(probe.of("candles_overdue"), []);
});

Deno.test("a candle that arrives during the catch-up loses none", () => {
  const { probe, strategy } = resumeAfterCandle2();
  const row = { ...FIVE, first: START + 6 * STEP, rows: 1, analyzedAt: START + 7 * STEP };
  for (let left = probe.sendSlice([base(5), row]); left > 0;) left = probe.sendSlice([]);
  assertEquals(strategy.seen.map(({ candle }) => candle), [3, 4, 5, 6]);
});
