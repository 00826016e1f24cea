/**
 * A signal of a strategy, as it goes to stdout (NDJSON), the journal and the sinks.
 *
 * It belongs to the last candle of the pair's dataframe. Times are ISO 8601.
 */
export interface Signal {
  /** A hash of strategy, pair, timeframe, candle, action and side. It is the same after a restart, a replay or a retry. */
  readonly id: string;
  /** When the engine emitted it. */
  readonly time: string;
  readonly strategy: string;
  readonly pair: string;
  readonly timeframe: string;
  /** The open time of the candle. */
  readonly candle: string;
  /** What to do with a position. */
  readonly action: "enter" | "exit";
  /** Which position. */
  readonly side: "long" | "short";
  /** The strategy's `enter_tag` or `exit_tag`. Null: it set no tag. */
  readonly tag: string | null;
  /** The close of the candle. Null: it is missing. */
  readonly price: number | null;
  /** The name of the producer that sent the dataframe. */
  readonly producer: string;
  /** When that producer analysed the dataframe. */
  readonly analyzed_at: string;
}

/** The names of all fields of a {@linkcode Signal}, in their order. They are also placeholders of templates and columns of the journal. */
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
