/** Computes the exponentially weighted mean up to each row, in pandas' order of operations. */
export function ewmMean(values: Float64Array, com: number, options: Weighting): Float64Array {
  const { adjust = true, ignoreNa = false, minPeriods = 0 } = options;
  const out = new Float64Array(values.length);
  const least = Math.max(minPeriods, 1);
  const alpha = 1 / (1 + com);
  const decay = 1 - alpha;
  // pandas thinks of irregular intervals where alpha is a half: after a gap the newest value gets all that the others lose
  const takesRest = !adjust && com === 1;
  let added = adjust ? 1 : alpha;
  let mean = NaN;
  let weight = 1;
  let count = 0;
  for (let row = 0; row < out.length; row++) {
    const value = values[row] ?? NaN;
    const isPresent = !Number.isNaN(value);
    if (isPresent) count++;
    if (Number.isNaN(mean)) {
      mean = value;
    } else if (isPresent || !ignoreNa) {
      weight *= decay;
      if (isPresent) {
        // equal values stay exactly equal
        if (mean !== value) {
          if (takesRest) added = 1 - weight;
          mean = (weight * mean + added * value) / (weight + added);
        }
        weight = adjust ? weight + added : 1;
      }
    }
    out[row] = count >= least ? mean : NaN;
  }
  return out;
}

/** What sets the weights, beside the center of mass. */
export interface Weighting {
  readonly adjust?: boolean;
  readonly ignoreNa?: boolean;
  readonly minPeriods?: number;
}
