import { Series } from "../frame/series.ts";

/** The three bands, row by row. */
export interface BollingerBands {
  readonly upper: Float64Array;
  readonly mid: Float64Array;
  readonly lower: Float64Array;
}

/**
 * The rolling mean, and the bands `stds` standard deviations (ddof 1) above and below it: technical's `qtpylib.bollinger_bands`. As
 * there, the window grows at the start: the mean begins in the first row, the bands in the second.
 *
 * @throws {RangeError} unless the window is a whole number above 0.
 */
export function bollingerBands(values: Float64Array, window = 20, stds = 2): BollingerBands {
  const rolling = new Series({ kind: "number", values }).rolling(window, { minPeriods: 1 });
  const mid = rolling.mean().values;
  const deviation = rolling.std().values;
  return {
    upper: mid.map((mean, i) => mean + stds * (deviation[i] ?? NaN)),
    mid,
    lower: mid.map((mean, i) => mean - stds * (deviation[i] ?? NaN)),
  };
}
