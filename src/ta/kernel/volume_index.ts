import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `NVI` and `PVI`: an index that follows the close only where the volume falls, or only where it rises. */
export function volumeIndex(close: Float64Array, volume: Float64Array, follows: "falling" | "rising"): Float64Array {
  const sign = follows === "rising" ? 1 : -1;
  const begin = firstRow(close, volume);
  const out = blankHead(close.length, begin);
  let index = 1000;
  for (let row = begin; row < out.length; row++) {
    const before = close[row - 1] ?? NaN;
    if (row > begin && before !== 0 && sign * (volume[row] ?? NaN) > sign * (volume[row - 1] ?? NaN)) {
      const next = index + ((close[row] ?? NaN) - before) / before * index;
      // a missing close, or an index beyond the largest double, leaves it where it was
      if (Number.isFinite(next)) index = next;
    }
    out[row] = index;
  }
  return out;
}
