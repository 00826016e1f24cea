import { DEMA } from "../dema.ts";
import { Frame } from "../../frame/frame.ts";
import type { Series } from "../../frame/series.ts";

/** Options of `zema`. */
export interface ZemaOptions {
  /** The period of the averages. */
  readonly period: number;
  /** The column that is read when a dataframe is given. @default "close" */
  readonly field?: string;
}

/**
 * Returns the double exponential moving average under technical's old name `indicators.zema`. New strategies call `ta.DEMA`.
 *
 * @throws {RangeError} when `period` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.zema(Frame.from({ close: [5, 5, 5, 5] }), { period: 2 });
 * if (String(found.toArray()) !== ",,5,5") throw new Error();
 * ```
 */
export function zema(input: Frame | Series, options: ZemaOptions | number): Series {
  const { period, field = "close" } = typeof options === "number" ? { period: options } : options;
  return DEMA(input instanceof Frame ? input.col(field) : input, { timeperiod: period });
}
