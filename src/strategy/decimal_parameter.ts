import { requireBounds } from "./numeric_bounds.ts";
import { Parameter, type ParameterOptions } from "./parameter.ts";
import { roundDecimals } from "./round_decimals.ts";

/** Options of a {@linkcode DecimalParameter}. */
export interface DecimalParameterOptions extends ParameterOptions {
  /** The value, unless the parameter file or the config changes it: a number from `low` to `high`. */
  readonly default: number;
  /** To how many decimals values are rounded, 0 to 15. Default 3. */
  readonly decimals?: number;
}

/**
 * A number with a range and a few decimals, as a strategy's setting (freqtrade's `DecimalParameter`). Values are rounded as
 * Python's `round` does it: 2.675 becomes 2.67 with two decimals, because the number is a little less than it looks.
 *
 * @throws {RangeError} a bound, the default or `decimals` is no such number, `low` is not below `high`, or the default is
 * outside
 * @example
 * ```ts
 * import { DecimalParameter } from "consumer";
 *
 * const sellRatio = new DecimalParameter(0.5, 2, { default: 1.23456, decimals: 2 });
 * if (sellRatio.value !== 1.23) throw new Error("value");
 * ```
 */
export class DecimalParameter extends Parameter<number> {
  readonly low: number;
  readonly high: number;
  readonly decimals: number;

  constructor(low: number, high: number, options: DecimalParameterOptions) {
    requireBounds("DecimalParameter", low, high, Number.isFinite);
    const { decimals = 3 } = options;
    if (!Number.isInteger(decimals) || decimals < 0 || decimals > 15) {
      throw new RangeError(`DecimalParameter: decimals must be a whole number from 0 to 15, found ${decimals}`);
    }
    const isWithin = (value: number): boolean => value >= low && value <= high;
    super(
      {
        expected: `a number from ${low} to ${high}`,
        read: (value) => {
          if (typeof value !== "number") return undefined;
          const rounded = roundDecimals(value, decimals);
          // a bound with more decimals than these is rounded past itself
          return isWithin(value) || isWithin(rounded) ? rounded : undefined;
        },
      },
      options.default,
      options,
    );
    this.low = low;
    this.high = high;
    this.decimals = decimals;
  }
}
