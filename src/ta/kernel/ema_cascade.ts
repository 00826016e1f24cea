import { fma } from "./fma.ts";

/**
 * Computes `stages` EMAs, each of the one before, at row `begin + stages * (period - 1)`, the first row in which all of
 * them have a value. Each is seeded with the mean of the first `period` values of the one before.
 */
export function emaSeeds(
  values: Float64Array,
  period: number,
  stages: number,
  begin: number,
  step: EmaStep = emaStep,
): Float64Array {
  const averages = new Float64Array(stages);
  const weight = 2 / (period + 1);
  let row = begin;
  let sum = values[row++] ?? NaN;
  for (let stage = 0; stage < stages; stage++) {
    for (let i = 1; i < period; i++) {
      let value = values[row++] ?? NaN;
      for (let earlier = 0; earlier < stage; earlier++) {
        value = step(averages[earlier] ?? NaN, value, weight);
        averages[earlier] = value;
      }
      sum += value;
    }
    sum /= period;
    averages[stage] = sum;
  }
  return averages;
}

/** Moves an average towards a value. */
export type EmaStep = (average: number, value: number, weight: number) => number;

/** The step of all of TA-Lib's exponential averages but `T3`. */
function emaStep(average: number, value: number, weight: number): number {
  return fma(value - average, weight, average);
}
