import { requireBounds } from "./numeric_bounds.ts";
import { Parameter, type ParameterOptions } from "./parameter.ts";

/** Options of a {@linkcode RealParameter}. */
export interface RealParameterOptions extends ParameterOptions {
  /** The value, unless the parameter file or the config changes it: a number from `low` to `high`. */
  readonly default: number;
}

/**
 * A number with a range, as a strategy's setting (freqtrade's `RealParameter`).
 *
 * @throws {RangeError} a bound or the default is no number, `low` is not below `high`, or the default is outside
 * @example
 * ```ts
 * import { RealParameter } from "consumer";
 *
 * const buyRatio = new RealParameter(0.5, 2, { default: 1.25 });
 * if (buyRatio.value !== 1.25) throw new Error("value");
 * ```
 */
export class RealParameter extends Parameter<number> {
  readonly low: number;
  readonly high: number;

  constructor(low: number, high: number, options: RealParameterOptions) {
    requireBounds("RealParameter", low, high, Number.isFinite);
    super(
      {
        expected: `a number from ${low} to ${high}`,
        read: (value) => typeof value === "number" && value >= low && value <= high ? value : undefined,
      },
      options.default,
      options,
    );
    this.low = low;
    this.high = high;
  }
}
