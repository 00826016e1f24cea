/** What a strategy's last candle says, as it goes to stdout (NDJSON), the journal and the sinks. Times are ISO 8601. */
export interface Signal {
  /** Derived from strategy, pair, timeframe, candle, action and side: the same after a restart, a replay or a retry. */
  readonly id: string;
  /** When it was found. */
  readonly time: string;
  readonly strategy: string;
  readonly pair: string;
  readonly timeframe: string;
  /** When the candle opened. */
  readonly candle: string;
  readonly action: "enter" | "exit";
  readonly side: "long" | "short";
  readonly tag: string | null;
  /** The candle's close; null where it is missing. */
  readonly price: number | null;
  /** The producer of the base dataframe. */
  readonly producer: string;
  /** When that producer analysed it. */
  readonly analyzed_at: string;
}

/** Every field of a signal, in its order: what a placeholder can name, and the journal's columns. */
export const SIGNAL_FIELDS = [
  "id",
  "time",
  "strategy",
  "pair",
  "timeframe",
  "candle",
  "action",
  "side",
  "tag",
  "price",
  "producer",
  "analyzed_at",
] as const satisfies readonly (keyof Signal)[];
