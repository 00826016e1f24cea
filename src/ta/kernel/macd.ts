import { emaSeeds } from "./ema_cascade.ts";
import { fma } from "./fma.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes two EMAs that start in the same row, their difference, and the EMA of that, in one pass. */
export function macdLines(
  values: Float64Array,
  fast: number,
  slow: number,
  signal: number,
  weights?: MacdWeights,
): MacdLines {
  const { length } = values;
  const begin = firstRow(values);
  const longer = Math.max(fast, slow);
  const shorter = Math.min(fast, slow);
  const start = begin + longer - 1;
  const first = start + signal - 1;
  const macd = blankHead(length, first);
  const macdsignal = blankHead(length, first);
  const macdhist = blankHead(length, first);
  const lines = { macd, macdsignal, macdhist };
  if (first >= length) return lines;
  let [faster = NaN] = emaSeeds(values, shorter, 1, begin + longer - shorter);
  let [slower = NaN] = emaSeeds(values, longer, 1, begin);
  const fasterWeight = weights?.faster ?? 2 / (shorter + 1);
  const slowerWeight = weights?.slower ?? 2 / (longer + 1);
  const weight = 2 / (signal + 1);
  let average = faster - slower;
  for (let row = start + 1; row <= first; row++) {
    faster = fma((values[row] ?? NaN) - faster, fasterWeight, faster);
    slower = fma((values[row] ?? NaN) - slower, slowerWeight, slower);
    average += faster - slower;
  }
  average /= signal;
  macd[first] = faster - slower;
  macdsignal[first] = average;
  macdhist[first] = faster - slower - average;
  for (let row = first + 1; row < length; row++) {
    const value = values[row] ?? NaN;
    faster = fma(value - faster, fasterWeight, faster);
    slower = fma(value - slower, slowerWeight, slower);
    const line = faster - slower;
    // with a period of 1, TA-Lib copies the line instead of computing an average
    average = signal === 1 ? line : fma(line - average, weight, average);
    macd[row] = line;
    macdsignal[row] = average;
    macdhist[row] = line - average;
  }
  return lines;
}

/** The lines of TA-Lib's `MACD`. */
export interface MacdLines {
  readonly macd: Float64Array;
  readonly macdsignal: Float64Array;
  readonly macdhist: Float64Array;
}

/** The weights of a new price in the two averages. */
export interface MacdWeights {
  readonly faster: number;
  readonly slower: number;
}
