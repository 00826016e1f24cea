import { fma } from "./fma.ts";
import { blank } from "./warm_up.ts";

/**
 * The stop that closes in on the price and turns where the price reaches it: TA-Lib's `SAR`. A short position is a long
 * one of the prices' opposites, so one set of rules does for both.
 */
export function parabolicSar(
  high: Float64Array,
  low: Float64Array,
  acceleration: number,
  maximum: number,
  begin: number,
): Float64Array {
  const out = blank(high.length);
  const step = Math.min(acceleration, maximum);
  const first = begin + 1;
  if (first >= high.length) return out;
  const up = (high[first] ?? NaN) - (high[begin] ?? NaN);
  const down = (low[begin] ?? NaN) - (low[first] ?? NaN);
  let long = !(down > 0 && up < down);
  let speed = step;
  let extreme = long ? high[first] ?? NaN : -(low[first] ?? NaN);
  let stop = long ? low[begin] ?? NaN : -(high[begin] ?? NaN);
  for (let row = first; row < out.length; row++) {
    const before = Math.max(row - 1, first);
    if ((long ? low[row] ?? NaN : -(high[row] ?? NaN)) <= stop) {
      long = !long;
      // seen from the other side: the stop is the extreme that was reached, no nearer than the last two rows' prices
      stop = limited(-extreme, long, high, low, before, row);
      out[row] = long ? stop : -stop;
      speed = step;
      extreme = long ? high[row] ?? NaN : -(low[row] ?? NaN);
    } else {
      out[row] = long ? stop : -stop;
      const reached = long ? high[row] ?? NaN : -(low[row] ?? NaN);
      if (reached > extreme) {
        extreme = reached;
        speed = Math.min(speed + step, maximum);
      }
    }
    stop = limited(fma(speed, extreme - stop, stop), long, high, low, before, row);
  }
  return out;
}

/** The stop, not above the lows of the last two rows. */
function limited(
  stop: number,
  long: boolean,
  high: Float64Array,
  low: Float64Array,
  before: number,
  row: number,
): number {
  const earlier = long ? low[before] ?? NaN : -(high[before] ?? NaN);
  const latest = long ? low[row] ?? NaN : -(high[row] ?? NaN);
  let result = stop > earlier ? earlier : stop;
  if (result > latest) result = latest;
  return result;
}
