import { fma } from "./fma.ts";
import { blank } from "./warm_up.ts";

/** How the stop of one side quickens. */
export interface Acceleration {
  /** The acceleration with which a position starts. */
  readonly first: number;
  /** What each new extreme adds to it. */
  readonly step: number;
  readonly most: number;
}

/** The rules of a parabolic stop. */
export interface StopRules {
  /** The first stop: long if positive, short if negative; 0 derives it from the first rows. */
  readonly start: number;
  /** How far beyond itself the stop moves when it reverses, as a share of it. */
  readonly offset: number;
  readonly long: Acceleration;
  readonly short: Acceleration;
  /** Whether the stop of a short position is negative. */
  readonly signed: boolean;
}

/**
 * Computes the stop that closes in on the price and reverses where the price reaches it: TA-Lib's `SAR` and `SAREXT`. The
 * rules of a short position are those of a long one on the negated prices.
 */
export function parabolicStop(high: Float64Array, low: Float64Array, rules: StopRules, begin: number): Float64Array {
  const out = blank(high.length);
  const first = begin + 1;
  if (first >= high.length) return out;
  const { start, offset, signed } = rules;
  let long = start === 0 ? startsLong(high, low, begin) : start > 0;
  let extreme = long ? high[first] ?? NaN : -(low[first] ?? NaN);
  let stop = long ? low[begin] ?? NaN : -(high[begin] ?? NaN);
  if (start !== 0) stop = start;
  let side = capped(long ? rules.long : rules.short);
  let speed = side.first;
  for (let row = first; row < out.length; row++) {
    const before = Math.max(row - 1, first);
    if ((long ? low[row] ?? NaN : -(high[row] ?? NaN)) <= stop) {
      long = !long;
      side = capped(long ? rules.long : rules.short);
      // the new side's stop starts at the extreme that the old side reached, but not within the prices of the last two rows
      stop = limited(-extreme, long, high, low, before, row);
      if (offset !== 0) stop -= (long ? stop : -stop) * offset;
      out[row] = long || signed ? stop : -stop;
      speed = side.first;
      extreme = long ? high[row] ?? NaN : -(low[row] ?? NaN);
    } else {
      out[row] = long || signed ? stop : -stop;
      const reached = long ? high[row] ?? NaN : -(low[row] ?? NaN);
      if (reached > extreme) {
        extreme = reached;
        speed = Math.min(speed + side.step, side.most);
      }
    }
    stop = limited(fma(speed, extreme - stop, stop), long, high, low, before, row);
  }
  return out;
}

/** Computes TA-Lib's `SAR`. */
export function parabolicSar(
  high: Float64Array,
  low: Float64Array,
  acceleration: number,
  maximum: number,
  begin: number,
): Float64Array {
  const side = { first: acceleration, step: acceleration, most: maximum };
  return parabolicStop(high, low, { start: 0, offset: 0, long: side, short: side, signed: false }, begin);
}

/** Reports whether the second row does not go further down than up. */
function startsLong(high: Float64Array, low: Float64Array, begin: number): boolean {
  const up = (high[begin + 1] ?? NaN) - (high[begin] ?? NaN);
  const down = (low[begin] ?? NaN) - (low[begin + 1] ?? NaN);
  return !(down > 0 && up < down);
}

function capped({ first, step, most }: Acceleration): Acceleration {
  return { first: Math.min(first, most), step: Math.min(step, most), most };
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
