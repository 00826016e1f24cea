import type { ParameterValue } from "../../strategy/parameter.ts";

/** What the engine needs of the config: plain data, as it crosses to the worker. */
export interface EngineSettings {
  /** The producers' names in the config's order: the first that has a pair gives its base dataframe. */
  readonly producers: readonly string[];
  /** The one producer whose candles are the base dataframes; null: the first that has the pair. */
  readonly candlesFrom: string | null;
  /** Overrides the strategies' own; null: theirs. */
  readonly timeframe: string | null;
  readonly processOnlyNewCandles: boolean | null;
  readonly tradingMode: "spot" | "margin" | "futures";
  /** The candle type of the base dataframes. */
  readonly candleType: string;
  /** Minutes; `exchange.outdated_offset`. */
  readonly outdatedOffset: number;
  readonly removeEntryExitSignals: boolean;
  readonly initialCandleLimit: number;
  /** A recording is replayed: no link opens and no request is answered. */
  readonly replaying: boolean;
  readonly pairWhitelist: readonly string[];
  readonly pairBlacklist: readonly string[];
  readonly parameters: ConfiguredParameters;
}

/** The config's `consumer.parameters`. */
export interface ConfiguredParameters {
  /** The files that the config was read from. */
  readonly files: readonly string[];
  /** Values by strategy and parameter. */
  readonly byStrategy: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
}
