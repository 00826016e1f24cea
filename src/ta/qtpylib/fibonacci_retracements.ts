import { Frame } from "../../frame/frame.ts";
import { Series } from "../../frame/series.ts";
import { toSeries } from "../input.ts";

/** Options of `fibonacciRetracements`. */
export interface FibonacciRetracementsOptions {
  /** The column that is read when a dataframe is given. @default "close" */
  readonly field?: string;
  /** The window of the lowest and highest value; 0 means all rows, which looks ahead. @default 120 */
  readonly window?: number;
}

/** The levels, ascending. */
const LEVELS = [0, 0.236, 0.382, 0.5, 0.618, 0.786, 1];

/**
 * Returns the Fibonacci level that each value reaches between the lowest and the highest value of its window, 0 to 1:
 * technical's `indicators.fibonacci_retracements`.
 *
 * Missing until the window is full, and where its values are equal.
 *
 * @throws {RangeError} when `window` is not a whole number from 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.fibonacciRetracements(Frame.from({ close: [10, 20, 14] }), { window: 3 });
 * if (String(found.toArray()) !== ",,0.382") throw new Error();
 * ```
 */
export function fibonacciRetracements(
  input: Frame | Series,
  { field = "close", window = 120 }: FibonacciRetracementsOptions = {},
): Series {
  const series = input instanceof Frame ? input.col(field) : input;
  const lowest = window === 0 ? series.min() : series.rolling(window).min();
  const highest = window === 0 ? series.max() : series.rolling(window).max();
  const height = highest instanceof Series ? highest.sub(lowest) : highest - Number(lowest);
  return toSeries(series.sub(lowest).div(height).values.map(levelOf));
}

function levelOf(share: number): number {
  if (Number.isNaN(share)) return NaN;
  return LEVELS.findLast((level) => level <= share) ?? 0;
}
