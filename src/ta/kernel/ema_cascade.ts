/**
 * The values of `stages` EMAs, each of the one before, at row `begin + stages * (period - 1)`, the first in which all
 * of them are there. Each starts with the mean of the first `period` values of the one before.
 */
export function emaSeeds(values: Float64Array, period: number, stages: number, begin: number): Float64Array {
  const averages = new Float64Array(stages);
  const weight = 2 / (period + 1);
  let row = begin;
  let sum = values[row++] ?? NaN;
  for (let stage = 0; stage < stages; stage++) {
    for (let i = 1; i < period; i++) {
      let value = values[row++] ?? NaN;
      for (let earlier = 0; earlier < stage; earlier++) {
        value = (averages[earlier] ?? NaN) + (value - (averages[earlier] ?? NaN)) * weight;
        averages[earlier] = value;
      }
      sum += value;
    }
    sum /= period;
    averages[stage] = sum;
  }
  return averages;
}
