import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { nameFirst, type WindowOptions } from "./options.ts";

/**
 * Returns the change since `window` rows before (14 by default) as a fraction: technical's `qtpylib.roc`. `ta.ROC` is
 * in percent.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * if (String(qtpylib.roc(Series.of([1, 2, 6]), { window: 1 }).toArray()) !== ",1,2") throw new Error();
 * ```
 */
export function roc(series: Series, options: WindowOptions | number = {}): Series {
  const { window = 14 } = nameFirst("window", options);
  const before = series.shift(window);
  return series.sub(before).div(before);
}

/**
 * Returns the change since the row before as a fraction: technical's `qtpylib.returns`. Missing where the row before is
 * 0.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * if (String(qtpylib.returns(Series.of([0, 2, 6])).toArray()) !== ",,2") throw new Error();
 * ```
 */
export function returns(series: Series): Series {
  return finite(series.div(series.shift(1)).sub(1));
}

/**
 * Returns the logarithm of the change since the row before: technical's `qtpylib.log_returns`. Missing where it would
 * be infinite.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.logReturns(Series.of([1, Math.E, 0]));
 * if (String(found.toArray()) !== ",1,") throw new Error();
 * ```
 */
export function logReturns(series: Series): Series {
  return finite(series.div(series.shift(1)).log());
}

/**
 * Returns the price volume trend, the running sum of the volumes weighted by the changes of the close: technical's
 * `qtpylib.pvt`.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * if (String(qtpylib.pvt(Frame.from({ close: [1, 2, 1], volume: [9, 4, 2] })).toArray()) !== ",4,3") throw new Error();
 * ```
 */
export function pvt(bars: Bars<"close" | "volume">): Series {
  const close = column(bars, "close");
  return roc(close, { window: 1 }).mul(column(bars, "volume")).cumsum();
}

function finite(series: Series): Series {
  return series.where(series.abs().lt(Infinity));
}
