import { type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { CoreProbe, frameText, HOUR, MINUTE, START } from "../support.ts";

/** Always enters, and counts its evaluations. */
class AlwaysEnter extends Strategy {
  override timeframe = "1h";
  readonly seen: string[] = [];

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    this.seen.push(`${pair} ${dataframe.length} ${dataframe.columns.slice(0, 6).join(",")}`);
    return dataframe.set("enter_long", 1).set("enter_tag", "always");
  }
}

const BASE = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START } as const;
const LAST = START + 199 * HOUR;

Deno.test("EngineCore passes a strategy only the candles, and emits the last one's signal", () => {
  const strategy = new AlwaysEnter();
  const probe = new CoreProbe([strategy]);
  probe.sendFrame({ ...BASE, extra: { rsi: 50 } });
  assertEquals(strategy.seen, ["BTC/USDT 200 date,open,high,low,close,volume"]);
  const { id, ...signal } = probe.signals[0] ?? { id: "" };
  assertEquals(id.length, 32);
  assertEquals(signal, {
    time: "2026-11-23T00:00:00.000Z",
    strategy: "AlwaysEnter",
    pair: "BTC/USDT",
    timeframe: "1h",
    candle: "2026-12-01T07:00:00Z",
    action: "enter",
    side: "long",
    tag: "always",
    price: 100,
    producer: "default",
    analyzed_at: "2026-11-23T00:00:00.000Z",
  });
});

Deno.test("EngineCore gives the same signal the same id, and a different candle a different id", () => {
  const probe = new CoreProbe([new AlwaysEnter()]);
  probe.sendFrame(BASE);
  probe.sendFrame({ ...BASE, first: LAST, rows: 1 });
  probe.sendFrame({ ...BASE, first: LAST + HOUR, rows: 1 });
  const [first, again, next] = probe.signals.map((signal) => signal.id);
  assertEquals(first, again);
  assert(next !== first);
});

Deno.test("EngineCore uses the base dataframe of the first configured producer that has the pair", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { producers: ["first", "second"] });
  probe.sendFrame(BASE, "second");
  assertEquals(probe.signals.at(-1)?.producer, "second");
  probe.sendFrame(BASE, "first");
  assertEquals(probe.signals.at(-1)?.producer, "first");
  const before = probe.signals.length;
  probe.sendFrame({ ...BASE, first: LAST, rows: 1 }, "second");
  assertEquals(probe.signals.length, before);
});

Deno.test("EngineCore uses only the base dataframes of candles_from when it is set", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { producers: ["first", "second"], candlesFrom: "second" });
  probe.sendFrame(BASE, "first");
  assertEquals(probe.signals, []);
  probe.sendFrame(BASE, "second");
  assertEquals(probe.signals.map((signal) => signal.producer), ["second"]);
});

Deno.test("EngineCore evaluates only pairs that the config allows, on the strategy's timeframe", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { pairWhitelist: [".*/USDT"], pairBlacklist: ["ETH/.*"] });
  for (const pair of ["BTC/USDT", "ETH/USDT", "BTC/EUR"]) probe.sendFrame({ ...BASE, pair });
  probe.sendFrame({ ...BASE, timeframe: "5m", stepMs: 5 * MINUTE, pair: "SOL/USDT" });
  assertEquals(probe.signals.map((signal) => signal.pair), ["BTC/USDT"]);
});

Deno.test("the config's timeframe overrides the strategy's", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { timeframe: "5m" });
  probe.sendFrame({ ...BASE, timeframe: "5m", stepMs: 5 * MINUTE });
  assertEquals(probe.signals.map((signal) => signal.timeframe), ["5m"]);
});

/** Merges another producer's daily dataframe, and enters when it exists. */
class ReadsTwo extends Strategy {
  override timeframe = "1h";
  runs = 0;

  override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
    this.runs++;
    const [daily] = this.dp.getProducerDf(pair, { timeframe: "1d", producerName: "other" });
    return daily.empty ? dataframe : mergeInformativePair(dataframe, daily, this.timeframe, "1d");
  }

  override populateEntryTrend(dataframe: Frame): Frame {
    return dataframe.has("mood_1d") ? dataframe.loc(dataframe.col("mood_1d").gt(5), { enter_long: 1 }) : dataframe;
  }
}

Deno.test("EngineCore evaluates again when any dataframe that was read changes, even one that was missing", () => {
  const strategy = new ReadsTwo();
  const probe = new CoreProbe([strategy], { producers: ["default", "other"] });
  probe.sendFrame(BASE);
  assertEquals([strategy.runs, probe.signals.length], [1, 0]);
  const daily = { first: START, rows: 120, stepMs: 24 * HOUR, timeframe: "1d", analyzedAt: START } as const;
  probe.sendFrame({ ...daily, extra: { mood: 9 } }, "other");
  assertEquals([strategy.runs, probe.signals.length], [2, 1]);
  probe.sendFrame({ ...daily, pair: "ETH/USDT" }, "other");
  assertEquals(strategy.runs, 2);
});

Deno.test("EngineCore names the available dataframes when a strategy requests a missing one (fault 6)", () => {
  const probe = new CoreProbe([new ReadsTwo()], { producers: ["default", "other"] });
  probe.sendFrame(BASE);
  probe.sendFrame({ ...BASE, first: LAST, rows: 1 });
  assertEquals(probe.of("strategy_warned").map((event) => event.problem), [
    'producer "other" has sent no BTC/USDT 1d spot yet; available for this pair: 1h spot from "default"',
  ]);
});

/** Reads the whitelists. */
class ReadsPairs extends Strategy {
  override timeframe = "1h";
  readonly pairs: string[] = [];

  override populateIndicators(dataframe: Frame): Frame {
    this.pairs.push([...this.dp.getProducerPairs(), "|", ...this.dp.getProducerPairs("other")].join(" "));
    return dataframe;
  }
}

Deno.test("getProducerPairs() returns a producer's newest whitelist, empty for an unknown one, and counts as read", () => {
  const strategy = new ReadsPairs();
  const probe = new CoreProbe([strategy], { producers: ["default", "other"] });
  probe.sendFrame(BASE);
  probe.send('{"type":"whitelist","data":["BTC/USDT","ETH/USDT"]}');
  probe.send('{"type":"whitelist","data":["BTC/USDT"]}');
  probe.send('{"type":"whitelist","data":["SOL/USDT"]}', "other");
  assertEquals(strategy.pairs, ["|", "BTC/USDT ETH/USDT |", "BTC/USDT |", "BTC/USDT | SOL/USDT"]);
});

Deno.test("EngineCore ignores an unchanged whitelist", () => {
  const strategy = new ReadsPairs();
  const probe = new CoreProbe([strategy]);
  probe.sendFrame(BASE);
  const whitelist = '{"type":"whitelist","data":["BTC/USDT","ETH/USDT"]}';
  assertEquals(probe.send(whitelist).map((event) => event.type), ["whitelist_received"]);
  assertEquals(probe.send(whitelist), []);
  assertEquals(strategy.pairs.length, 2);
});

/** Requests a dataframe and keeps it. */
class Keeps extends Strategy {
  override timeframe = "1h";
  kept: readonly (readonly [Frame, Date])[] = [];

  override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
    this.kept = [...this.kept, this.dp.getProducerDf(pair)];
    return dataframe;
  }
}

Deno.test("getProducerDf() returns a copy: later messages do not change it, and writing to it changes nothing else", () => {
  const strategy = new Keeps();
  const probe = new CoreProbe([strategy]);
  probe.sendFrame(BASE);
  probe.sendFrame({ ...BASE, first: LAST, rows: 1, close: 250 });
  const [before, after] = strategy.kept.map(([frame]) => frame);
  assertEquals([before?.col("close").at(-1), after?.col("close").at(-1)], [100, 250]);
  after?.col("close").values.fill(0);
  probe.sendFrame({ ...BASE, first: LAST, rows: 1, close: 251 });
  const [frame, analyzedAt] = strategy.kept.at(-1) ?? [];
  assertEquals([frame?.col("close").at(0), frame?.col("close").at(-1)], [100, 251]);
  assertEquals(analyzedAt, new Date(START));
});

Deno.test("getProducerDf() returns an empty dataframe of 1970 for an unknown producer, pair or timeframe", () => {
  class Asks extends Strategy {
    override timeframe = "1h";
    readonly answers: string[] = [];

    override populateIndicators(dataframe: Frame): Frame {
      for (
        const [pair, options] of [["ETH/USDT", {}], ["BTC/USDT", { timeframe: "5m" }], ["BTC/USDT", {
          producerName: "x",
        }]] as const
      ) {
        const [frame, at] = this.dp.getProducerDf(pair, options);
        this.answers.push(`${frame.empty} ${frame.length} ${at.toISOString()}`);
      }
      return dataframe;
    }
  }
  const strategy = new Asks();
  new CoreProbe([strategy]).sendFrame(BASE);
  assertEquals(strategy.answers, Array.from({ length: 3 }, () => "true 0 1970-01-01T00:00:00.000Z"));
});

Deno.test("EngineCore fills a column that is missing on one side with missing values, not with 0 (fault 5)", () => {
  const strategy = new Keeps();
  const probe = new CoreProbe([strategy]);
  probe.sendFrame({ ...BASE, extra: { rsi: 50, note: "up" } });
  probe.sendFrame({ ...BASE, first: LAST + HOUR, rows: 1, extra: { adx: 20 } });
  const frame = strategy.kept.at(-1)?.[0];
  assertEquals(frame?.col("rsi").values.at(-1), NaN);
  assertEquals(frame?.col("note").at(-1), null);
  assertEquals([frame?.col("adx").values[0], frame?.col("adx").at(-1)], [NaN, 20]);
});

Deno.test("remove_entry_exit_signals sets entry and exit columns to 0 and tags to null on receipt", () => {
  const strategy = new Keeps();
  const probe = new CoreProbe([strategy], { removeEntryExitSignals: true });
  probe.sendFrame({ ...BASE, extra: { enter_long: 1, enter_tag: "x" } });
  const row = strategy.kept.at(-1)?.[0].row(-1) ?? {};
  const signals = ["enter_long", "exit_long", "enter_short", "exit_short", "enter_tag", "exit_tag"];
  assertEquals(signals.map((column) => row[column]), [0, 0, 0, 0, null, null]);
});

Deno.test("process_only_new_candles evaluates each candle once", () => {
  const strategy = new AlwaysEnter();
  const probe = new CoreProbe([strategy], { processOnlyNewCandles: true });
  probe.sendFrame(BASE);
  for (const close of [101, 102]) probe.sendFrame({ ...BASE, first: LAST, rows: 1, close });
  assertEquals(strategy.seen.length, 1);
  probe.sendFrame({ ...BASE, first: LAST + HOUR, rows: 1 });
  assertEquals(strategy.seen.length, 2);
});

Deno.test("EngineCore evaluates each candle's last state before it stores a newer candle", () => {
  const probe = new CoreProbe([new AlwaysEnter()]);
  probe.sendFrame(BASE);
  const rows = [1, 2, 3].map((n) => ({ ...BASE, first: LAST + n * HOUR, rows: 1, analyzedAt: START + n }));
  probe.events.length = 0;
  probe.sendTogether(rows);
  assertEquals(probe.signals.map((signal) => signal.candle.slice(11, 13)), ["08", "09", "10"]);
});

Deno.test("EngineCore warns of outdated data and emits no signal", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { outdatedOffset: 5 });
  probe.now = LAST + 2 * HOUR + 6 * MINUTE;
  probe.sendFrame(BASE);
  assertEquals(probe.signals, []);
  assertStringIncludes(probe.of("strategy_warned")[0]?.problem ?? "", "126 minutes old");
});

Deno.test("EngineCore explains once, after ten seconds, why a strategy runs on no pair", () => {
  const reasonOf = (settings: ConstructorParameters<typeof CoreProbe>[1], timeframe: string): readonly string[] => {
    const probe = new CoreProbe([new AlwaysEnter()], settings);
    for (const second of [0, 5, 11, 12]) {
      probe.now = START + second * 1000;
      probe.sendFrame({ ...BASE, timeframe });
    }
    return probe.of("strategy_warned").map((event) => event.problem);
  };
  assertEquals(reasonOf({}, "5m"), [
    'the strategy runs on no pair: no producer has sent a 1h spot dataframe; available: 5m spot from "default"; ' +
    `set the strategy's timeframe, or timeframe in the config, to "5m"`,
  ]);
  assertEquals(reasonOf({ producers: ["default", "other"], candlesFrom: "other" }, "1h"), [
    'the strategy runs on no pair: consumer.candles_from is "other", and that producer has sent no 1h spot dataframe',
  ]);
  assertEquals(reasonOf({ pairWhitelist: ["ETH/.*"] }, "1h"), [
    "the strategy runs on no pair: exchange.pair_whitelist and pair_blacklist exclude every pair of the producers",
  ]);
  assertEquals(reasonOf({}, "1h"), []);
});

Deno.test("EngineCore does not call a strategy idle when its first base dataframe arrives late", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { producers: ["default", "daily"] });
  probe.sendFrame({ ...BASE, timeframe: "1d" }, "daily");
  probe.now = START + 60_000;
  probe.sendFrame(BASE);
  assertEquals([probe.of("strategy_warned").length, probe.signals.length], [0, 1]);
});

Deno.test("EngineCore uses the current clock, even after it was corrected back", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { outdatedOffset: 5 });
  probe.now = LAST + 48 * HOUR;
  probe.sendFrame(BASE);
  assertEquals(probe.signals, []);
  probe.now = LAST + HOUR;
  probe.sendFrame({ ...BASE, first: LAST, rows: 1 });
  assertEquals(probe.signals.length, 1);
});

Deno.test("EngineCore reports a request without an answer once, and sends it again until it is answered", () => {
  const probe = new CoreProbe([], { initialCandleLimit: 1500 });
  const candle = (i: number): string =>
    frameText({ first: START + i * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START + i * HOUR });
  const listed = '{"type":"whitelist","data":["BTC/USDT"]}';
  probe.send(candle(0));
  for (let i = 0; i < 600; i++) {
    probe.now += 1000;
    probe.send(listed);
  }
  assertEquals(probe.of("producer_warned").map(({ problem }) => problem.split(":")[0]), [
    "has not answered a request for 1500 candles of BTC/USDT within 30 s, although its messages arrive",
  ]);
  const again = probe.of("candles_requested").map(({ limit, why }) => `${limit} ${why}`);
  assertEquals(again.length, 7);
  assertEquals(again.at(-1), "1500 the last request was not answered");
  probe.send(frameText({ first: START - 199 * HOUR, rows: 200, stepMs: HOUR, analyzedAt: START }));
  probe.now += 10 * MINUTE;
  probe.send(listed);
  assertEquals([probe.of("candles_requested").length, probe.of("producer_warned").length], [7, 1]);
});
