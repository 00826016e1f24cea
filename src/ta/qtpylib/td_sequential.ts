import type { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";

/** A close is compared with the close so many rows before. */
const LAG = 4;

/**
 * Returns Tom DeMark's sequential count, -9 to 9: technical's column `TD_count` of `indicators.td_sequential`.
 *
 * It is positive while closes rise above those of four rows before, negative while they fall below them. Rows without volume do
 * not count.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const close = [1, 2, 3, 4, 5, 6, 7];
 * const count = qtpylib.tdSequential(Frame.from({ close, volume: close }));
 * if (String(count.toArray()) !== "0,0,0,0,4,5,6") throw new Error();
 * ```
 */
export function tdSequential(bars: Bars<"close" | "volume">): Series {
  const { close, volume } = columnsOf(bars, "close", "volume");
  const rising = countRows(volume, (row) => (close[row] ?? NaN) > (close[row - LAG] ?? NaN));
  const falling = countRows(volume, (row) => (close[row] ?? NaN) < (close[row - LAG] ?? NaN));
  return toSeries(close.map((_, row) => {
    const [ups, downs] = [rising.unbroken[row] ?? 0, falling.unbroken[row] ?? 0];
    if (downs > 9) return downs % 9 === 0 ? 0 : -(downs % 9);
    if (ups > 9) return ups % 9;
    return (falling.since[row] ?? 0) - (rising.since[row] ?? 0);
  }));
}

/** How many rows have passed since a condition was true, or was true in an unbroken row of rows. */
interface Counts {
  /** Rows since the condition was true; starts again after ten. */
  readonly since: Float64Array;
  /** Rows since the condition was false. */
  readonly unbroken: Float64Array;
}

function countRows(volume: Float64Array, isTrue: (row: number) => boolean): Counts {
  const since = new Float64Array(volume.length);
  const unbroken = new Float64Array(volume.length);
  let traded = -1;
  for (let row = 0; row < volume.length; row++) {
    const counts = (volume[row] ?? NaN) > 0;
    if (counts) traded = isTrue(row) ? 0 : traded + 1;
    const starts = counts && traded % 10 === 0;
    since[row] = starts || row === 0 ? 0 : (since[row - 1] ?? 0) + 1;
    unbroken[row] = !starts || row === 0 ? 0 : (unbroken[row - 1] ?? 0) + 1;
  }
  return { since, unbroken };
}
