import { blankHead, firstRow } from "./warm_up.ts";

/** After so many periods TA-Lib adds the window up again. */
const FRESH_AFTER = 32;
const NO_SUMS = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 };

/**
 * Computes TA-Lib's `BETA`. Sums run over the distances of the relative changes from changes nearby, and start again from the
 * window's own means where they have lost their digits.
 */
export function rollingBeta(index: Float64Array, price: Float64Array, period: number): Float64Array {
  const begin = firstRow(index, price);
  const full = begin + period;
  const out = blankHead(index.length, full);
  const xs = relativeChanges(index);
  const ys = relativeChanges(price);
  let sums = { ...NO_SUMS };
  let centreX = xs[begin + 1] ?? NaN;
  let centreY = ys[begin + 1] ?? NaN;
  const add = (row: number): void => {
    const x = (xs[row] ?? NaN) - centreX;
    const y = (ys[row] ?? NaN) - centreY;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.x += x;
    sums.y += y;
    sums.yy += y * y;
  };
  for (let row = begin + 1; row < Math.min(full, out.length); row++) add(row);
  let left = FRESH_AFTER * period;
  let [leavingX, leavingY] = [0, 0];
  for (let row = full; row < out.length; row++) {
    add(row);
    let scale = period * sums.xx;
    let spread = scale - sums.x * sums.x;
    left--;
    const oldest = row - period + 1;
    if (spread < 1e-6 * scale || leavingX > 1000 * sums.xx || leavingY > 1000 * sums.yy || left <= 0) {
      left = FRESH_AFTER * period;
      centreX = centreY = 0;
      for (let i = oldest; i <= row; i++) {
        centreX += xs[i] ?? NaN;
        centreY += ys[i] ?? NaN;
      }
      centreX /= period;
      centreY /= period;
      sums = { ...NO_SUMS };
      for (let i = oldest; i <= row; i++) add(i);
      scale = period * sums.xx;
      spread = Math.max(scale - sums.x * sums.x, 0);
    }
    out[row] = spread > 1e-14 * scale ? (period * sums.xy - sums.x * sums.y) / spread : 0;
    const x = (xs[oldest] ?? NaN) - centreX;
    const y = (ys[oldest] ?? NaN) - centreY;
    leavingX = x * x;
    leavingY = y * y;
    sums.xx -= leavingX;
    sums.yy -= leavingY;
    sums.xy -= x * y;
    sums.x -= x;
    sums.y -= y;
  }
  return out;
}

/** The change since the row before as a share of it; 0 where that is 0. */
function relativeChanges(values: Float64Array): Float64Array {
  return values.map((value, row) => {
    const before = values[row - 1] ?? NaN;
    return before === 0 ? 0 : (value - before) / before;
  });
}
