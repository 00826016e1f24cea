import type { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";

/**
 * Returns by how many percent the close exceeds the close of the last row whose `buy` is 1; 0 before the first one. technical's
 * column `roi` of `indicators.return_on_investment`.
 *
 * @param bars a dataframe, or a record of `close` and `buy`; entries of a newer strategy stand in `enter_long`
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const frame = Frame.from({ close: [1, 2, 3, 4], buy: [0, 1, 0, 0] });
 * if (String(qtpylib.returnOnInvestment(frame).toArray()) !== "0,0,50,100") throw new Error();
 * ```
 */
export function returnOnInvestment(
  bars: Bars<"close" | "buy">,
  { decimals = 2 }: { readonly decimals?: number } = {},
): Series {
  const { close, buy } = columnsOf(bars, "close", "buy");
  const out = new Float64Array(close.length);
  let bought = -1;
  for (let row = 0; row < out.length; row++) {
    if (buy[row] === 1) bought = row;
    if (bought >= 0) out[row] = 100 * ((close[row] ?? NaN) / (close[bought] ?? NaN) - 1);
  }
  return toSeries(out).round(decimals);
}
