import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import type { PriceOptions } from "./options.ts";

/** Applies a function of one number to every row of a price. */
export function mapPrice(input: Price, options: PriceOptions, compute: (value: number) => number): Series {
  return toSeries(priceOf(input, options).map(compute));
}
