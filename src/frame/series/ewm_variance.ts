/** What decides the weights, beside `alpha`. */
interface Weighting {
  readonly adjust?: boolean;
  readonly ignoreNa?: boolean;
  readonly minPeriods?: number;
}

/**
 * The exponentially weighted variance around the weighted mean of each moment. Linear: mean, variance and the sums of
 * the weights and of their squares (which correct the bias) fade by one factor from row to row.
 */
export function ewmVariance(values: Float64Array, alpha: number, options: Weighting, bias: boolean): Float64Array {
  const { adjust = true, ignoreNa = false, minPeriods = 0 } = options;
  const out = new Float64Array(values.length);
  const fade = 1 - alpha;
  const added = adjust ? 1 : alpha;
  let mean = NaN;
  let variance = 0;
  let weight = 1;
  let squaredWeights = 1;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    const missing = Number.isNaN(value);
    if (!missing) count++;
    if (count === 1 && !missing) {
      mean = value;
    } else if (count > 0 && !(missing && ignoreNa)) {
      weight *= fade;
      squaredWeights *= fade * fade;
      if (!missing) {
        const total = weight + added;
        const before = mean;
        // equal values stay exactly equal
        if (mean !== value) mean = (weight * mean + added * value) / total;
        variance = (weight * (variance + (before - mean) ** 2) + added * (value - mean) ** 2) / total;
        squaredWeights += added * added;
        weight = total;
        if (!adjust) {
          squaredWeights /= weight * weight;
          weight = 1;
        }
      }
    }
    out[i] = count < Math.max(minPeriods, 1) ? NaN : bias ? variance : unbiased(variance, weight, squaredWeights);
  }
  return out;
}

function unbiased(variance: number, weight: number, squaredWeights: number): number {
  const denominator = weight * weight - squaredWeights;
  return denominator > 0 ? variance * weight * weight / denominator : NaN;
}
