import { applyNumberFunction } from "./elementwise.ts";
import { ewmVariance } from "./ewm_variance.ts";

/** Options of `Series.ewm`: exactly one of the first four says how fast the past fades. */
export interface EwmOptions {
  /** `alpha = 2 / (span + 1)`; at least 1. */
  readonly span?: number;
  /** The weight of the newest value; above 0, at most 1. */
  readonly alpha?: number;
  /** `alpha = 1 / (1 + com)`; at least 0. */
  readonly com?: number;
  /** The rows after which a weight has halved; above 0. */
  readonly halflife?: number;
  /**
   * Divide by the sum of the weights so far, instead of starting from the first value alone.
   * @default true
   */
  readonly adjust?: boolean;
  /**
   * Weigh by the values that are there, not by the rows.
   * @default false
   */
  readonly ignoreNa?: boolean;
  /**
   * How many values must be there for a result.
   * @default 0
   */
  readonly minPeriods?: number;
}

/** Exponentially weighted results: pandas' `ewm(...)`. */
export class Ewm<S> {
  readonly #values: Float64Array;
  readonly #options: EwmOptions;
  readonly #alpha: number;
  readonly #wrap: (values: Float64Array) => S;

  constructor(values: Float64Array, options: EwmOptions, wrap: (values: Float64Array) => S) {
    this.#values = values;
    this.#options = options;
    this.#alpha = alphaOf(options);
    this.#wrap = wrap;
  }

  /** The weighted mean. */
  mean(): S {
    return this.#wrap(ewmMean(this.#values, this.#alpha, this.#options));
  }

  /** The weighted variance, corrected for the bias of a sample unless `bias` is true. */
  var(bias = false): S {
    return this.#wrap(ewmVariance(this.#values, this.#alpha, this.#options, bias));
  }

  /** The weighted standard deviation, corrected for the bias of a sample unless `bias` is true. */
  std(bias = false): S {
    return this.#wrap(applyNumberFunction("sqrt", ewmVariance(this.#values, this.#alpha, this.#options, bias)));
  }
}

function ewmMean(values: Float64Array, alpha: number, options: EwmOptions): Float64Array {
  const { adjust = true, ignoreNa = false, minPeriods = 0 } = options;
  // pandas has irregular intervals in mind where alpha is a half: over a gap the newest value takes all that the others lose
  const takesRest = !adjust && alpha === 0.5;
  let added = adjust ? 1 : alpha;
  let mean = NaN;
  let weight = 1;
  let count = 0;
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? NaN;
    const missing = Number.isNaN(value);
    if (!missing) count++;
    if (Number.isNaN(mean)) {
      mean = value;
    } else {
      if (!missing || !ignoreNa) weight *= 1 - alpha;
      if (!missing) {
        if (takesRest) added = 1 - weight;
        // equal values stay exactly equal
        if (mean !== value) mean = (weight * mean + added * value) / (weight + added);
        weight = adjust ? weight + added : 1;
      }
    }
    out[i] = count >= minPeriods ? mean : NaN;
  }
  return out;
}

function alphaOf({ span, alpha, com, halflife }: EwmOptions): number {
  const given = [span, alpha, com, halflife].filter((option) => option !== undefined);
  if (given.length !== 1) {
    throw new RangeError(`ewm() needs exactly one of span, alpha, com and halflife, not ${given.length}`);
  }
  if (span !== undefined) return 2 / (checked("span", span, span >= 1, "at least 1") + 1);
  if (com !== undefined) return 1 / (1 + checked("com", com, com >= 0, "at least 0"));
  if (halflife !== undefined) return 1 - Math.exp(-Math.LN2 / checked("halflife", halflife, halflife > 0, "above 0"));
  return checked("alpha", alpha ?? NaN, alpha !== undefined && alpha > 0 && alpha <= 1, "above 0 and at most 1");
}

function checked(name: string, value: number, valid: boolean, rule: string): number {
  if (valid) return value;
  throw new RangeError(`ewm()'s ${name} must be ${rule}, not ${value}`);
}
