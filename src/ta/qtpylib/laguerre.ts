import type { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";
import { nameFirst } from "./options.ts";

/** Options of `laguerre`. */
export interface LaguerreOptions {
  /** The damping, 0 to 1: a higher one smooths more. @default 0.75 */
  readonly gamma?: number;
}

/**
 * Returns Ehlers' Laguerre RSI, 0 to 1: technical's `indicators.laguerre`.
 *
 * It starts in the first row, as if all closes before had been 0. From a missing close on it is missing.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.laguerre(Frame.from({ close: [1, 2, 1] }), { gamma: 0.5 });
 * if (String(found.round(6).toArray()) !== "0.714286,0.8,0.666667") throw new Error();
 * ```
 */
export function laguerre(bars: Bars<"close">, options: LaguerreOptions | number = {}): Series {
  const { gamma = 0.75 } = nameFirst("gamma", options);
  const { close } = columnsOf(bars, "close");
  const out = new Float64Array(close.length);
  let [l0, l1, l2, l3] = [0, 0, 0, 0];
  for (let row = 0; row < out.length; row++) {
    const before = { l0, l1, l2, l3 };
    l0 = (1 - gamma) * (close[row] ?? NaN) + gamma * before.l0;
    l1 = -gamma * l0 + before.l0 + gamma * before.l1;
    l2 = -gamma * l1 + before.l1 + gamma * before.l2;
    l3 = -gamma * l2 + before.l2 + gamma * before.l3;
    let [up, down] = [0, 0];
    if (l0 >= l1) up = l0 - l1;
    else down = l1 - l0;
    if (l1 >= l2) up = up + l1 - l2;
    else down = down + l2 - l1;
    if (l2 >= l3) up = up + l2 - l3;
    else down = down + l3 - l2;
    out[row] = up + down === 0 ? 0 : up / (up + down);
  }
  return toSeries(out);
}
