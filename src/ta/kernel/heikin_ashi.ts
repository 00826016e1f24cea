import { blank } from "./warm_up.ts";

/** Computes candles that open in the middle of the one before and close at the mean of their prices. */
export function heikinAshi(
  open: Float64Array,
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  begin: number,
): HeikinAshi {
  const length = close.length;
  const out = { open: blank(length), high: blank(length), low: blank(length), close: blank(length) };
  let opened = ((open[begin] ?? NaN) + (close[begin] ?? NaN)) / 2;
  let closed = NaN;
  for (let row = begin; row < length; row++) {
    if (row > begin) opened = (opened + closed) / 2;
    let top = high[row] ?? NaN;
    let bottom = low[row] ?? NaN;
    closed = ((open[row] ?? NaN) + top + bottom + (close[row] ?? NaN)) / 4;
    if (opened > top) top = opened;
    if (closed > top) top = closed;
    if (opened < bottom) bottom = opened;
    if (closed < bottom) bottom = closed;
    out.open[row] = opened;
    out.high[row] = top;
    out.low[row] = bottom;
    out.close[row] = closed;
  }
  return out;
}

/** The columns of Heikin-Ashi candles. */
export interface HeikinAshi {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}
