import { blankHead, firstRow } from "./warm_up.ts";

/** After so many periods TA-Lib adds the window up again. */
const FRESH_AFTER = 32;
const NO_SUMS = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 };

/**
 * Computes TA-Lib's `CORREL`. Sums run over the distances from values nearby, and start again from the window's own means
 * where they have lost their digits.
 */
export function rollingCorrelation(first: Float64Array, second: Float64Array, period: number): Float64Array {
  const full = firstRow(first, second) + period - 1;
  const out = blankHead(first.length, full);
  const share = 1 / period;
  let sums = { ...NO_SUMS };
  let centreX = first[full - period + 1] ?? NaN;
  let centreY = second[full - period + 1] ?? NaN;
  const add = (row: number): void => {
    const x = (first[row] ?? NaN) - centreX;
    const y = (second[row] ?? NaN) - centreY;
    sums.x += x;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.y += y;
    sums.yy += y * y;
  };
  for (let row = full - period + 1; row < Math.min(full, out.length); row++) add(row);
  let left = FRESH_AFTER * period;
  let [leavingX, leavingY] = [0, 0];
  for (let row = full; row < out.length; row++) {
    add(row);
    let spreadX = sums.xx - sums.x * sums.x * share;
    let spreadY = sums.yy - sums.y * sums.y * share;
    left--;
    const hasLostDigits = spreadX < 1e-6 * sums.xx || spreadY < 1e-6 * sums.yy ||
      leavingX > 1e6 * sums.xx || leavingY > 1e6 * sums.yy;
    const oldest = row - period + 1;
    if (hasLostDigits || left <= 0) {
      left = FRESH_AFTER * period;
      centreX = centreY = 0;
      for (let i = oldest; i <= row; i++) {
        centreX += first[i] ?? NaN;
        centreY += second[i] ?? NaN;
      }
      centreX *= share;
      centreY *= share;
      sums = { ...NO_SUMS };
      for (let i = oldest; i <= row; i++) add(i);
      spreadX = Math.max(sums.xx - sums.x * sums.x * share, 0);
      spreadY = Math.max(sums.yy - sums.y * sums.y * share, 0);
    }
    const common = sums.xy - sums.x * sums.y * share;
    const vary = spreadX > 1e-14 * sums.xx && spreadY > 1e-14 * sums.yy;
    out[row] = vary ? Math.max(-1, Math.min(1, common / Math.sqrt(spreadX * spreadY))) : 0;
    const x = (first[oldest] ?? NaN) - centreX;
    const y = (second[oldest] ?? NaN) - centreY;
    leavingX = x * x;
    leavingY = y * y;
    sums.x -= x;
    sums.xx -= leavingX;
    sums.xy -= x * y;
    sums.y -= y;
    sums.yy -= leavingY;
  }
  return out;
}
