import { makeCandles } from "./candles.ts";

/** An operation in TypeScript and in Python. */
export interface Operation {
  readonly name: string;
  /** Our side. It returns its result so that V8 does not optimise it away. */
  readonly run: () => unknown;
  /**
   * The Python expression. `s` and `o` are the columns close and other as pandas Series, `df` is the DataFrame, and `o_`,
   * `h`, `l`, `c`, `v` are NumPy arrays.
   */
  readonly python: string;
}

/** As many rows as freqtrade requests at first. */
export const ROWS = 1500;

export const candles = makeCandles(ROWS);
