import { rootDir } from "../support/task_flags.ts";
import { makeWalk } from "./oracle.ts";
import { strategyPath } from "./support.ts";

const FIXTURES = `${rootDir}tests/fixtures`;

const DEAD = ["--dead", "--rows", "470"];
const CHEAP = ["--dead", "--price", "0.00000042", "--rows", "480"];

/** What strategies are run on: messages of a real freqtrade as they came, or a walk through their candles. */
export const RECORDINGS = {
  /** 5m, four pairs, with RSI, TEMA and Bollinger bands. */
  live: () => Promise.resolve(`${FIXTURES}/live_5m.ndjson`),
  walk: () => Promise.resolve(`${FIXTURES}/walk.ndjson`),
  /** 1m, three pairs, columns of every kind. */
  rich: () => Promise.resolve(`${FIXTURES}/rich_1m.ndjson`),
  richWalk: (folder) => walkOf("rich_1m", `${folder}/rich.ndjson`),
  richFutures: (folder) => futuresOf("rich_1m", `${folder}/rich_futures.ndjson`),
  richFuturesWalk: (folder) => walkOf("rich_1m", `${folder}/rich_futures_walk.ndjson`, "--candle-type", "futures"),
  /** 5m with columns as FreqAI adds them, and 1h of another producer, three pairs. */
  two: () => Promise.resolve(`${FIXTURES}/two_producers.ndjson`),
  twoWalk: (folder) => walkOf("two_producers", `${folder}/two.ndjson`, "--others", "hourly"),
  /** 5m of pairs that stand still, repeat their candles and have no volume, and 1h of another producer. */
  dead: (folder) => walkOf("two_producers", `${folder}/dead.ndjson`, "--others", "hourly", ...DEAD),
  deadFutures: (folder) =>
    walkOf("two_producers", `${folder}/dead_futures.ndjson`, "--candle-type", "futures", ...DEAD),
  /** The same, of coins that cost less than a millionth. */
  cheap: (folder) => walkOf("two_producers", `${folder}/cheap.ndjson`, "--others", "hourly", ...CHEAP),
  cheapFutures: (folder) =>
    walkOf("two_producers", `${folder}/cheap_futures.ndjson`, "--candle-type", "futures", ...CHEAP),
  twoFutures: (folder) => futuresOf("two_producers", `${folder}/two_futures.ndjson`),
  twoFuturesWalk: (folder) => walkOf("two_producers", `${folder}/two_futures_walk.ndjson`, "--candle-type", "futures"),
} as const satisfies Readonly<Record<string, (folder: string) => Promise<string>>>;

/** A strategy in Python and the same in TypeScript, and what both are run on. */
export interface Twin {
  /** The class in `freqtrade/strategies`. */
  readonly strategy: string;
  /** The module of ours. */
  readonly module: string;
  readonly timeframe: "1m" | "5m";
  readonly tradingMode: "spot" | "futures";
  readonly removeSignals?: true;
  /** The columns that may differ in their last digits: those that docs/DIFFERENCES.md lists, and what is made of them. */
  readonly inexact?: readonly string[];
  /** How many signals there are at least. */
  readonly recordings: Readonly<Partial<Record<keyof typeof RECORDINGS, number>>>;
}

const SPOT = { timeframe: "5m", tradingMode: "spot" } as const;
const FUTURES = { timeframe: "5m", tradingMode: "futures" } as const;

export const TWINS: readonly Twin[] = [
  { strategy: "ConsumerStrategy", module: example("consumer_strategy"), ...SPOT, recordings: { live: 0, walk: 20 } },
  {
    strategy: "RichConsumerStrategy",
    module: strategyPath("rich_consumer_strategy.ts"),
    timeframe: "1m",
    tradingMode: "spot",
    recordings: { rich: 0, richWalk: 50 },
  },
  {
    strategy: "RichFuturesStrategy",
    module: strategyPath("rich_futures_strategy.ts"),
    timeframe: "1m",
    tradingMode: "futures",
    recordings: { richFutures: 0, richFuturesWalk: 50 },
  },
  {
    strategy: "HigherTimeframeStrategy",
    module: example("higher_timeframe_strategy"),
    ...SPOT,
    recordings: { two: 0, twoWalk: 1 },
  },
  {
    strategy: "FreqaiConsumerStrategy",
    module: example("freqai_consumer_strategy"),
    ...FUTURES,
    recordings: { twoFutures: 0, twoFuturesWalk: 50 },
  },
  {
    strategy: "IndicatorStrategy",
    module: strategyPath("indicator_strategy.ts"),
    ...SPOT,
    inexact: ["htsine", "htleadsine"],
    recordings: { live: 0, cheap: 4, twoWalk: 20 },
  },
  {
    strategy: "TrendStrategy",
    module: strategyPath("trend_strategy.ts"),
    ...SPOT,
    inexact: ["chop"],
    recordings: { live: 0, cheap: 4, twoWalk: 10 },
  },
  {
    strategy: "ArithmeticStrategy",
    module: strategyPath("arithmetic_strategy.ts"),
    ...SPOT,
    inexact: ["log_return", "rest"],
    recordings: { live: 0, cheap: 18, twoWalk: 20 },
  },
  {
    strategy: "BtcFilterStrategy",
    module: strategyPath("btc_filter_strategy.ts"),
    ...SPOT,
    recordings: { two: 0, twoWalk: 1 },
  },
  {
    strategy: "BandScalperStrategy",
    module: strategyPath("band_scalper_strategy.ts"),
    ...SPOT,
    recordings: { dead: 30, cheap: 20 },
  },
  {
    strategy: "CrossingStrategy",
    module: strategyPath("crossing_strategy.ts"),
    ...SPOT,
    recordings: { dead: 5, cheap: 3 },
  },
  {
    strategy: "OffsetStrategy",
    module: strategyPath("offset_strategy.ts"),
    ...SPOT,
    recordings: { dead: 25, cheap: 20 },
  },
  {
    strategy: "CloudStrategy",
    module: strategyPath("cloud_strategy.ts"),
    ...SPOT,
    recordings: { dead: 26, cheap: 18 },
  },
  {
    strategy: "TripleTrendStrategy",
    module: strategyPath("triple_trend_strategy.ts"),
    ...FUTURES,
    recordings: { deadFutures: 6, cheapFutures: 4 },
  },
  {
    strategy: "SmoothedCandleStrategy",
    module: strategyPath("smoothed_candle_strategy.ts"),
    ...SPOT,
    recordings: { dead: 21, cheap: 17 },
  },
  {
    strategy: "ChannelStrategy",
    module: strategyPath("channel_strategy.ts"),
    ...SPOT,
    recordings: { dead: 11, cheap: 9 },
  },
  {
    strategy: "MacdCciStrategy",
    module: strategyPath("macd_cci_strategy.ts"),
    ...SPOT,
    recordings: { dead: 18, cheap: 12 },
  },
  {
    strategy: "MomentumStrategy",
    module: strategyPath("momentum_strategy.ts"),
    ...FUTURES,
    recordings: { deadFutures: 30, cheapFutures: 20 },
  },
  {
    strategy: "StochasticScalperStrategy",
    module: strategyPath("stochastic_scalper_strategy.ts"),
    ...SPOT,
    recordings: { dead: 16, cheap: 11 },
  },
  {
    strategy: "VolumeStrategy",
    module: strategyPath("volume_strategy.ts"),
    ...SPOT,
    recordings: { dead: 45, cheap: 33 },
  },
  {
    strategy: "DipStrategy",
    module: strategyPath("dip_strategy.ts"),
    ...SPOT,
    recordings: { dead: 33, cheap: 20 },
  },
  {
    strategy: "ManyConditionsStrategy",
    module: strategyPath("many_conditions_strategy.ts"),
    ...SPOT,
    recordings: { dead: 53, cheap: 36 },
  },
  {
    strategy: "PatternStrategy",
    module: strategyPath("pattern_strategy.ts"),
    ...SPOT,
    recordings: { dead: 21, cheap: 17 },
  },
  {
    strategy: "PivotStrategy",
    module: strategyPath("pivot_strategy.ts"),
    ...SPOT,
    recordings: { dead: 14, cheap: 27 },
  },
  {
    strategy: "NumberedColumnsStrategy",
    module: strategyPath("numbered_columns_strategy.ts"),
    ...SPOT,
    recordings: { dead: 39, cheap: 27 },
  },
  {
    strategy: "FeatureStrategy",
    module: strategyPath("feature_strategy.ts"),
    ...SPOT,
    recordings: { dead: 39, cheap: 33 },
  },
  {
    strategy: "TechnicalStrategy",
    module: strategyPath("technical_strategy.ts"),
    ...SPOT,
    inexact: ["tv_alma"],
    recordings: { dead: 41, cheap: 28 },
  },
  {
    strategy: "CycleStrategy",
    module: strategyPath("cycle_strategy.ts"),
    ...SPOT,
    inexact: ["period", "phase", "inphase", "quadrature", "mama", "fama", "cti"],
    recordings: { dead: 16, cheap: 13 },
  },
  {
    strategy: "ResampledStrategy",
    module: strategyPath("resampled_strategy.ts"),
    ...SPOT,
    recordings: { dead: 25, cheap: 20 },
  },
  { strategy: "ProducerSignals", module: example("producer_signals"), ...SPOT, recordings: { live: 0, twoWalk: 10 } },
  {
    strategy: "ProducerSignalsFutures",
    module: example("producer_signals"),
    ...FUTURES,
    recordings: { twoFutures: 0, twoFuturesWalk: 10 },
  },
  {
    strategy: "ProducerSignals",
    module: example("producer_signals"),
    ...SPOT,
    removeSignals: true,
    recordings: { two: 0, twoWalk: 0 },
  },
];

function example(name: string): string {
  return `${rootDir}examples/strategies/${name}.ts`;
}

async function walkOf(fixture: string, out: string, ...options: readonly string[]): Promise<string> {
  await makeWalk(`${FIXTURES}/${fixture}.ndjson`, out, "--rows", "440", ...options);
  return out;
}

/** What a freqtrade that trades futures would have sent. */
async function futuresOf(fixture: string, out: string): Promise<string> {
  const recording = await Deno.readTextFile(`${FIXTURES}/${fixture}.ndjson`);
  await Deno.writeTextFile(out, recording.replaceAll('\\"spot\\"', '\\"futures\\"'));
  return out;
}
