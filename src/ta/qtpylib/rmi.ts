import type { Series } from "../../frame/series.ts";
import { where } from "../../frame/where.ts";
import { EMA } from "../ema.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";

/** Options of `rmi`. */
export interface RmiOptions {
  /** The period of the averages. @default 20 */
  readonly length?: number;
  /** How many rows the moves look back. @default 5 */
  readonly mom?: number;
}

/**
 * Returns the relative momentum index, an RSI of the moves of several rows, 0 to 100: technical's `indicators.RMI`.
 *
 * Missing in the first `length - 1` rows; 0 where no move of the window was down.
 *
 * @throws {RangeError} when `length` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.rmi(Frame.from({ close: [5, 8, 6, 7] }), { length: 3, mom: 1 });
 * if (String(found.round(6).toArray()) !== ",,60,75") throw new Error();
 * ```
 */
export function rmi(bars: Bars<"close">, { length = 20, mom = 5 }: RmiOptions = {}): Series {
  const close = column(bars, "close");
  const before = close.shift(mom);
  const averageOf = (moves: Series): Series => EMA(moves.clip(0).fillna(0), { timeperiod: length });
  const [up, down] = [averageOf(close.sub(before)), averageOf(before.sub(close))];
  return where(down.eq(0), 0, up.div(down).add(1).rdiv(100).rsub(100));
}
