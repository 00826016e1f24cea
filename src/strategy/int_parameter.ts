import { requireBounds } from "./numeric_bounds.ts";
import { Parameter, type ParameterOptions } from "./parameter.ts";

/** Options of an {@linkcode IntParameter}. */
export interface IntParameterOptions extends ParameterOptions {
  /** The value, unless the parameter file or the config changes it: a whole number from `low` to `high`. */
  readonly default: number;
}

/**
 * A whole number with a range, as a strategy's setting (freqtrade's `IntParameter`).
 *
 * @throws {RangeError} a bound or the default is no whole number, `low` is not below `high`, or the default is outside
 * @example
 * ```ts
 * import { IntParameter } from "consumer";
 *
 * const buyRsi = new IntParameter(10, 40, { default: 30, space: "buy" });
 * if (buyRsi.value !== 30) throw new Error("value");
 * ```
 */
export class IntParameter extends Parameter<number> {
  readonly low: number;
  readonly high: number;

  constructor(low: number, high: number, options: IntParameterOptions) {
    requireBounds("IntParameter", low, high, Number.isInteger);
    super(
      {
        expected: `a whole number from ${low} to ${high}`,
        read: (value) =>
          typeof value === "number" && Number.isInteger(value) && value >= low && value <= high ? value : undefined,
      },
      options.default,
      options,
    );
    this.low = low;
    this.high = high;
  }
}
