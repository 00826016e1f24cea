import type { FrameKey } from "../../events.ts";

/** Explains why a strategy runs on no pair although dataframes have arrived: what it needs, and what is available. */
export function explainIdle({ timeframe, candleType, candlesFrom }: IdleStrategy, held: readonly FrameKey[]): string {
  const wanted = `${timeframe} ${candleType}`;
  const fitting = held.filter((key) => key.timeframe === timeframe && key.candleType === candleType);
  if (fitting.length === 0) {
    const available = held.map((key) => `${key.timeframe} ${key.candleType} from "${key.producer}"`);
    return `the strategy runs on no pair: no producer has sent a ${wanted} dataframe; ` +
      `available: ${[...new Set(available)].join(", ")}${adviseChange(timeframe, candleType, held)}`;
  }
  if (candlesFrom !== null && fitting.every((key) => key.producer !== candlesFrom)) {
    return `the strategy runs on no pair: consumer.candles_from is "${candlesFrom}", ` +
      `and that producer has sent no ${wanted} dataframe`;
  }
  return "the strategy runs on no pair: exchange.pair_whitelist and pair_blacklist exclude every pair of the producers";
}

/** Names what to change, where one change is enough. */
function adviseChange(timeframe: string, candleType: string, held: readonly FrameKey[]): string {
  const types = new Set(held.filter((key) => key.timeframe === timeframe).map((key) => key.candleType));
  if (types.size > 0) return `; set candle_type_def in the config to ${formatChoices(types)}`;
  const frames = new Set(held.filter((key) => key.candleType === candleType).map((key) => key.timeframe));
  if (frames.size === 0) return "";
  return `; set the strategy's timeframe, or timeframe in the config, to ${formatChoices(frames)}`;
}

function formatChoices(choices: Iterable<string>): string {
  return [...choices].map((choice) => `"${choice}"`).join(" or ");
}

/** What a strategy needs as its base dataframe. */
export interface IdleStrategy {
  readonly timeframe: string;
  readonly candleType: string;
  readonly candlesFrom: string | null;
}
