import type { Weighting } from "./ewm_mean.ts";

/**
 * Computes the exponentially weighted variance around the weighted mean up to each row, in pandas' order of operations.
 * Without `bias` it is that of the sample.
 */
export function ewmVariance(values: Float64Array, com: number, options: Weighting, bias: boolean): Float64Array {
  const { adjust = true, ignoreNa = false, minPeriods = 0 } = options;
  const out = new Float64Array(values.length);
  const least = Math.max(minPeriods, 1);
  const alpha = 1 / (1 + com);
  const decay = 1 - alpha;
  const added = adjust ? 1 : alpha;
  let mean = NaN;
  let variance = 0;
  let sum = 1;
  let sumOfSquares = 1;
  let weight = 1;
  let count = 0;
  for (let row = 0; row < out.length; row++) {
    const value = values[row] ?? NaN;
    const isPresent = !Number.isNaN(value);
    if (isPresent) count++;
    if (Number.isNaN(mean)) {
      mean = value;
    } else if (isPresent || !ignoreNa) {
      sum *= decay;
      sumOfSquares *= decay * decay;
      weight *= decay;
      if (isPresent) {
        const before = mean;
        // equal values stay exactly equal
        if (mean !== value) mean = (weight * mean + added * value) / (weight + added);
        const moved = before - mean;
        const distance = value - mean;
        variance = (weight * (variance + moved * moved) + added * (distance * distance)) / (weight + added);
        sum += added;
        sumOfSquares += added * added;
        weight += added;
        if (!adjust) {
          sum /= weight;
          sumOfSquares /= weight * weight;
          weight = 1;
        }
      }
    }
    out[row] = count < least ? NaN : bias ? variance : ofSample(variance, sum, sumOfSquares);
  }
  return out;
}

function ofSample(variance: number, sum: number, sumOfSquares: number): number {
  const numerator = sum * sum;
  const denominator = numerator - sumOfSquares;
  return denominator > 0 ? numerator / denominator * variance : NaN;
}
