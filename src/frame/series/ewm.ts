import { ewmMean } from "./ewm_mean.ts";
import { ewmVariance } from "./ewm_variance.ts";
import { infiniteToMissing } from "./infinite.ts";

/**
 * Exponentially weighted statistics of a Series. Answers to pandas' `ewm(...)`. As in pandas, an infinite value counts as missing.
 */
export class Ewm<S> {
  readonly #values: Float64Array;
  readonly #options: EwmOptions;
  readonly #com: number;
  readonly #wrap: (values: Float64Array) => S;

  /**
   * `Series.ewm` makes one.
   *
   * @internal
   */
  constructor(values: Float64Array, options: EwmOptions, wrap: (values: Float64Array) => S) {
    this.#values = infiniteToMissing(values);
    this.#options = options;
    this.#com = centerOfMass(options);
    this.#wrap = wrap;
  }

  /** Returns the weighted mean. Answers to pandas' `mean()`. */
  mean(): S {
    return this.#wrap(ewmMean(this.#values, this.#com, this.#options));
  }

  /**
   * Returns the weighted variance. Answers to pandas' `var(bias)`.
   *
   * @param bias false corrects it for a sample
   */
  var(bias = false): S {
    return this.#wrap(ewmVariance(this.#values, this.#com, this.#options, bias));
  }

  /**
   * Returns the weighted standard deviation. Answers to pandas' `std(bias)`.
   *
   * @param bias false corrects it for a sample
   */
  std(bias = false): S {
    const variance = ewmVariance(this.#values, this.#com, this.#options, bias);
    return this.#wrap(variance.map((value) => value < 0 ? 0 : Math.sqrt(value)));
  }
}

/** Options of {@linkcode Series.ewm}: exactly one of the first four sets how fast the weights decay. */
export interface EwmOptions {
  /** `alpha = 2 / (span + 1)`. At least 1. */
  readonly span?: number;
  /** The weight of the newest value. Above 0, at most 1. */
  readonly alpha?: number;
  /** The center of mass: `alpha = 1 / (1 + com)`. At least 0. */
  readonly com?: number;
  /** The number of rows after which a weight has halved. Above 0. */
  readonly halflife?: number;
  /**
   * Divide by the sum of the weights so far, instead of starting from the first value alone.
   * @default true
   */
  readonly adjust?: boolean;
  /**
   * Let weights decay by the values that are present, not by rows.
   * @default false
   */
  readonly ignoreNa?: boolean;
  /**
   * The number of values that a result needs.
   * @default 0
   */
  readonly minPeriods?: number;
}

/** pandas computes with this, whatever was given: so a span has the same rounding errors as there. */
function centerOfMass({ span, alpha, com, halflife }: EwmOptions): number {
  const given = [span, alpha, com, halflife].filter((option) => option !== undefined);
  if (given.length !== 1) {
    throw new RangeError(`ewm() needs exactly one of span, alpha, com and halflife, not ${given.length}`);
  }
  if (span !== undefined) return (requireOption("span", span, span >= 1, "at least 1") - 1) / 2;
  if (com !== undefined) return requireOption("com", com, com >= 0, "at least 0");
  if (halflife !== undefined) {
    requireOption("halflife", halflife, halflife > 0, "above 0");
    return 1 / (1 - Math.exp(Math.log(0.5) / halflife)) - 1;
  }
  const weight = requireOption("alpha", alpha ?? NaN, alpha !== undefined && alpha > 0 && alpha <= 1, ALPHA_RULE);
  return (1 - weight) / weight;
}

const ALPHA_RULE = "above 0 and at most 1";

function requireOption(name: string, value: number, isValid: boolean, rule: string): number {
  if (isValid) return value;
  throw new RangeError(`ewm()'s ${name} must be ${rule}, not ${value}`);
}
