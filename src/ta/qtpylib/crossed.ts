import { crossedAbove, crossedBelow } from "../../frame/crossed.ts";
import type { Series } from "../../frame/series.ts";

/**
 * Returns where `a` crosses `b`, in both directions or in one: technical's `qtpylib.crossed`. False where a value is
 * missing.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const rsi = Series.of([29, 31, 28]);
 * if (String(qtpylib.crossed(rsi, 30).toArray()) !== "false,true,true") throw new Error();
 * if (String(qtpylib.crossed(rsi, 30, "below").toArray()) !== "false,false,true") throw new Error();
 * ```
 */
export function crossed(a: Series, b: Series | number, direction?: "above" | "below"): Series {
  if (direction === "above") return crossedAbove(a, b);
  if (direction === "below") return crossedBelow(a, b);
  return crossedAbove(a, b).or(crossedBelow(a, b));
}
