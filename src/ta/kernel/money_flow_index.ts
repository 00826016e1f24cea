import { isZeroBeside } from "./constants.ts";
import { blankHead } from "./warm_up.ts";

/** Computes TA-Lib's `MFI`: the money that flowed at rising prices in percent of all money that flowed. */
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
    const rise = change < 0 ? 0 : flow;
    const fall = change < 0 ? flow : 0;
    rises[row] = rise;
    falls[row] = fall;
    risen += rise;
    fallen += fall;
    // an idle window has sums of 0, whatever rounding left in them
    idle = flow === 0 ? idle + 1 : 0;
    if (idle >= period) risen = fallen = 0;
    if (row < begin + period) continue;
    const total = risen + fallen;
    // rounding may have pushed a sum out of its bounds
    const bounded = risen < 0 ? 0 : risen > total ? total : risen;
    out[row] = total <= 0 ? 0 : 100 * (bounded / total);
  }
  return out;
}
