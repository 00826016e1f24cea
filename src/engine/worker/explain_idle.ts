import type { FrameKey } from "../../events.ts";

/** What a strategy that runs on no pair takes its candles from. */
export interface IdleStrategy {
  readonly timeframe: string;
  readonly candleType: string;
  readonly candlesFrom: string | null;
}

/** Why a strategy runs on no pair though dataframes have come, for people: what is wanted, and what there is. */
export function explainIdle({ timeframe, candleType, candlesFrom }: IdleStrategy, held: readonly FrameKey[]): string {
  const wanted = `${timeframe} ${candleType}`;
  const fitting = held.filter((key) => key.timeframe === timeframe && key.candleType === candleType);
  if (fitting.length === 0) {
    const there = held.map((key) => `${key.timeframe} ${key.candleType} from "${key.producer}"`);
    return `it runs on no pair: no producer has sent a ${wanted} dataframe; there is ${[...new Set(there)].join(", ")}`;
  }
  if (candlesFrom !== null && fitting.every((key) => key.producer !== candlesFrom)) {
    return `it runs on no pair: consumer.candles_from is "${candlesFrom}", which has sent no ${wanted} dataframe`;
  }
  return "it runs on no pair: exchange.pair_whitelist and pair_blacklist let none of the producers' pairs through";
}
