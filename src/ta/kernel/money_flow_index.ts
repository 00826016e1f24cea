import { isZeroBeside } from "./constants.ts";
import { blankHead } from "./warm_up.ts";

/** The share of what was paid at rising prices in all that was paid, 0 to 100: TA-Lib's `MFI`. */
export function moneyFlowIndex(
  prices: Float64Array,
  volume: Float64Array,
  period: number,
  begin: number,
): Float64Array {
  const out = blankHead(prices.length, begin + period);
  const rises = new Float64Array(prices.length);
  const falls = new Float64Array(prices.length);
  let risen = 0;
  let fallen = 0;
  let idle = 0;
  for (let row = begin + 1; row < out.length; row++) {
    if (row > begin + period) {
      risen -= rises[row - period] ?? NaN;
      fallen -= falls[row - period] ?? NaN;
    }
    const price = prices[row] ?? NaN;
    const before = prices[row - 1] ?? NaN;
    const change = price - before;
    const flow = isZeroBeside(change, Math.abs(price) + Math.abs(before)) ? 0 : price * (volume[row] ?? NaN);
    if (change < 0) fallen += falls[row] = flow;
    else risen += rises[row] = flow;
    // an idle window's sums are 0, whatever adding and subtracting has left of them
    idle = flow === 0 ? idle + 1 : 0;
    if (idle >= period) risen = fallen = 0;
    if (row < begin + period) continue;
    const total = risen + fallen;
    // adding and subtracting may have taken a sum out of its bounds
    const rose = risen < 0 ? 0 : risen > total ? total : risen;
    out[row] = total <= 0 ? 0 : 100 * (rose / total);
  }
  return out;
}
