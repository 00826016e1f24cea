import type { ParameterValue } from "../../strategy/parameter.ts";

/** The part of the config that the engine uses, as plain data that can be sent to the worker. */
export interface EngineSettings {
  /** The producers' names in the config's order. The first one that has a pair provides its base dataframe. */
  readonly producers: readonly string[];
  /** The only producer of base dataframes. Null: the first producer that has the pair. */
  readonly candlesFrom: string | null;
  /** Overrides the strategies' timeframe. Null: each strategy's own. */
  readonly timeframe: string | null;
  /** Overrides the strategies' `processOnlyNewCandles`. Null: each strategy's own. */
  readonly processOnlyNewCandles: boolean | null;
  /** The config's `stake_currency`. Null: the config does not set it. */
  readonly stakeCurrency: string | null;
  readonly tradingMode: "spot" | "margin" | "futures";
  /** The candle type of the base dataframes. */
  readonly candleType: string;
  /** `exchange.outdated_offset`, in minutes. */
  readonly outdatedOffset: number;
  /** Whether candles that no strategy has evaluated are evaluated later (`consumer.catch_up`). */
  readonly catchUp: boolean;
  readonly removeEntryExitSignals: boolean;
  readonly initialCandleLimit: number;
  /** How much memory all dataframes may take: `consumer.memory_limit`. */
  readonly memoryLimitBytes: number;
  /** How far a candle may open, or a producer's clock be, ahead of this machine's clock. Null: any time is accepted. */
  readonly clockToleranceMs: number | null;
  /** How long after another producer's candle a preferred producer may send its own: `consumer.failover_grace`. */
  readonly failoverGraceMs: number;
  /** Whether a recording is replayed: no link opens and no request is answered. */
  readonly replaying: boolean;
  readonly pairWhitelist: readonly string[];
  readonly pairBlacklist: readonly string[];
  readonly parameters: ConfiguredParameters;
}

/** The config's `consumer.parameters`. */
export interface ConfiguredParameters {
  /** The files that the config was read from. */
  readonly files: readonly string[];
  /** The values of each parameter, by strategy. */
  readonly byStrategy: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
}
