import { isZero } from "./constants.ts";
import { trueRangeOf } from "./true_range.ts";
import { blank } from "./warm_up.ts";

/**
 * Computes the sums on which TA-Lib's `ADX`, `DX` and `PLUS_DI` are based. The first `period - 1` moves are added up. Then
 * each row removes one part in `period` from the sum and adds its own move.
 */
export function directionalMovement(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  begin: number,
): DirectionalMovement {
  const length = high.length;
  const sums = { plus: blank(length), minus: blank(length), range: blank(length) };
  let plus = 0;
  let minus = 0;
  let range = 0;
  for (let row = begin + 1; row < length; row++) {
    if (period === 1) {
      plus = minus = range = 0;
    } else if (row >= begin + period) {
      plus -= plus / period;
      minus -= minus / period;
      range -= range / period;
    }
    const up = (high[row] ?? NaN) - (high[row - 1] ?? NaN);
    const down = (low[row - 1] ?? NaN) - (low[row] ?? NaN);
    if (down > 0 && up < down) minus += down;
    else if (up > 0 && up > down) plus += up;
    range += trueRangeOf(high[row] ?? NaN, low[row] ?? NaN, close[row - 1] ?? NaN);
    sums.plus[row] = plus;
    sums.minus[row] = minus;
    sums.range[row] = range;
  }
  return sums;
}

/** The sums of the upward moves, the downward moves and the true ranges, by row, with Wilder's smoothing. */
export interface DirectionalMovement {
  readonly plus: Float64Array;
  readonly minus: Float64Array;
  readonly range: Float64Array;
}

/** Computes TA-Lib's `PLUS_DI` or `MINUS_DI`: one of the sums in percent of the ranges; 0 without a range. */
export function directionalIndicator(
  moves: Float64Array,
  range: Float64Array,
  period: number,
  begin: number,
): Float64Array {
  // a period of 1 is a fraction in TA-Lib, all others are percentages
  const scale = period === 1 ? 1 : 100;
  const out = blank(moves.length);
  for (let row = begin + period; row < out.length; row++) {
    const whole = range[row] ?? NaN;
    out[row] = whole > 0 ? scale * ((moves[row] ?? NaN) / whole) : 0;
  }
  return out;
}

/** What {@linkcode directionalIndex} returns where nothing has moved. */
export const NO_MOVE = -1;

/** Computes TA-Lib's `DX` of one row: by how much one direction prevails, in percent. */
export function directionalIndex({ plus, minus, range }: DirectionalMovement, row: number): number {
  const whole = range[row] ?? NaN;
  if (!(whole > 0)) return NO_MOVE;
  const down = 100 * ((minus[row] ?? NaN) / whole);
  const up = 100 * ((plus[row] ?? NaN) / whole);
  return isZero(up + down) ? NO_MOVE : 100 * (Math.abs(down - up) / (up + down));
}
