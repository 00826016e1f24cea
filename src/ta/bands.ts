import type { Series } from "../frame/series.ts";

/** Three lines around the price, with TA-Lib's names. */
export interface BandsResult {
  readonly upperband: Series;
  readonly middleband: Series;
  readonly lowerband: Series;
}
