import type { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";
import { Candles } from "../kernel/candles.ts";
import { firstRow } from "../kernel/warm_up.ts";

/** The columns that candlestick patterns read. */
export type CandleBars = Bars<"open" | "high" | "low" | "close">;

/** Returns the result of a pattern that ends in a row; 0 means that the pattern does not occur. */
export type PatternRule = (row: number) => number;

/**
 * Applies a pattern's rule to every row. The first `lookback` rows are 0, as TA-Lib's integer outputs are where they have
 * no value, and so are leading rows with a missing value.
 */
export function findPattern(
  bars: CandleBars,
  lookback: number,
  createRule: (candles: Candles, start: number) => PatternRule,
): Series {
  const columns = columnsOf(bars, "open", "high", "low", "close");
  const { length } = columns.close;
  const start = firstRow(columns.open, columns.high, columns.low, columns.close) + lookback;
  const found = new Float64Array(length);
  if (start < length) {
    const rule = createRule(new Candles(columns, start), start);
    for (let row = start; row < length; row++) found[row] = rule(row);
  }
  return toSeries(found);
}
