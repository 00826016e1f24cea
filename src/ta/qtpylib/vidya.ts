import type { Series } from "../../frame/series.ts";
import { type Bars, toSeries } from "../input.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";

/** Options of `vidya`. */
export interface VidyaOptions {
  /** The period of the average and of the volatility. @default 9 */
  readonly length?: number;
  /** What speeds the average up: Chande's momentum oscillator, or the standard deviation if false. @default true */
  readonly select?: boolean;
}

/**
 * Returns Chande's variable index dynamic average, an exponential average that follows the close faster the more it moves:
 * technical's `indicators.VIDYA`.
 *
 * As there, it is 0 in the first `length` rows and rises from 0, so that it needs many rows to reach the price.
 *
 * @throws {RangeError} when `length` is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.vidya(Frame.from({ close: [1, 2, 3, 4] }), 1);
 * if (String(found.toArray()) !== "0,2,3,4") throw new Error();
 * ```
 */
export function vidya(bars: Bars<"close">, options: VidyaOptions | number = {}): Series {
  const { length = 9, select = true } = nameFirst("length", options);
  const close = column(bars, "close");
  const speeds = (select ? momentum(close, length).abs().div(100) : close.rolling(length).std()).fillna(0).values;
  const weight = 2 / (length + 1);
  const { values } = close;
  const out = new Float64Array(values.length);
  for (let row = length; row < out.length; row++) {
    const speed = speeds[row] ?? NaN;
    out[row] = weight * speed * (values[row] ?? NaN) + (1 - weight * speed) * (out[row - 1] ?? NaN);
  }
  return toSeries(out);
}

/** Chande's momentum oscillator of plain sums. The first move is missing, and so are the windows that hold it. */
function momentum(close: Series, length: number): Series {
  const moves = close.diff();
  const rising = moves.ge(0);
  const ups = moves.where(rising, 0).rolling(length).sum();
  const downs = moves.neg().where(rising.not(), 0).rolling(length).sum();
  return ups.sub(downs).mul(100).div(ups.add(downs));
}
