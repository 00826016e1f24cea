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
  // falls are below 0
  const flows = new Float64Array(prices.length);
  let risen = 0;
  let fallen = 0;
  let idle = 0;
  for (let row = begin + 1; row < out.length; row++) {
    if (row > begin + period) {
      const leaving = flows[row - period] ?? NaN;
      risen -= leaving < 0 ? 0 : leaving;
      fallen += leaving < 0 ? leaving : 0;
    }
    const price = prices[row] ?? NaN;
    const before = prices[row - 1] ?? NaN;
    const change = price - before;
    const flow = isZeroBeside(change, Math.abs(price) + Math.abs(before)) ? 0 : price * (volume[row] ?? NaN);
    flows[row] = change < 0 ? -flow : flow;
    risen += change < 0 ? 0 : flow;
    fallen += change < 0 ? flow : 0;
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
