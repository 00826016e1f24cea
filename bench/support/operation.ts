import { makeCandles } from "./candles.ts";

/** One operation on both sides. */
export interface Operation {
  readonly name: string;
  /** Ours; what it gives is only looked at so that it is not optimised away. */
  readonly run: () => unknown;
  /** The same in Python: `s` and `o` are the close and the other walk as pandas' Series, `df` all columns; `o_`, `h`, `l`, `c`, `v` are NumPy's. */
  readonly python: string;
}

/** What freqtrade asks for at first. */
export const ROWS = 1500;

export const candles = makeCandles(ROWS);
