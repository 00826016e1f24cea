import { Frame } from "../frame/frame.ts";
import { requireLength } from "../frame/rows.ts";
import type { Series } from "../frame/series.ts";
import { namedOptions } from "./input.ts";

/** A dataframe of which two columns are read, or these columns. */
export type TwoPrices = Frame | readonly [price0: Series, price1: Series];

/** The columns that an indicator of two prices reads from a dataframe. */
export interface TwoPricesOptions {
  /** @default "high" */
  readonly price0?: string;
  /** @default "low" */
  readonly price1?: string;
}

/** Returns the numbers of the columns that an indicator of two prices reads. */
export function twoPricesOf(
  input: TwoPrices,
  options: TwoPricesOptions | number,
): readonly [price0: Float64Array, price1: Float64Array] {
  const { price0 = "high", price1 = "low" } = namedOptions(options);
  const [first, second] = input instanceof Frame ? [input.col(price0), input.col(price1)] : input;
  requireLength("second price", second.length, first.length);
  return [first.values, second.values];
}
