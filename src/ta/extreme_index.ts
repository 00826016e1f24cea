import type { Series } from "../frame/series.ts";
import { toSeries } from "./input.ts";
import { type Extreme, heldExtremes } from "./kernel/extreme_rows.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Returns the row of the extreme of each window. Rows without a full window are 0, as TA-Lib's integer outputs are. */
export function indexOfExtreme(values: Float64Array, period: number, extreme: Extreme): Series {
  return toSeries(Float64Array.from(heldExtremes(values, period, extreme, firstRow(values)).rows));
}
