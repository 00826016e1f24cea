import { NumberParameter, type NumberParameterOptions } from "./number_parameter.ts";
import { roundDecimals } from "./round_decimals.ts";

/**
 * A strategy parameter that holds a number from `low` to `high`, rounded to a few decimals. Answers to freqtrade's
 * `DecimalParameter`.
 *
 * Values are rounded like Python's `round()`. With two decimals 2.675 becomes 2.67, because the stored number is slightly
 * below 2.675.
 *
 * @throws {RangeError} `low`, `high` or the default is not a finite number, `low` is not below `high`, or `decimals` is not a whole number from 0 to 15
 *
 * @example
 * ```ts
 * import { DecimalParameter } from "consumer";
 *
 * const sellRatio = new DecimalParameter(0.5, 2, { default: 1.23456, decimals: 2 });
 * if (sellRatio.value !== 1.23) throw new Error("value");
 * ```
 */
export class DecimalParameter extends NumberParameter {
  /** The number of decimals that the value is rounded to. */
  readonly decimals: number;

  constructor(low: number, high: number, options: DecimalParameterOptions) {
    const { decimals = DEFAULT_DECIMALS } = options;
    if (!Number.isInteger(decimals) || decimals < 0 || decimals > MAX_DECIMALS) {
      throw new RangeError(
        `DecimalParameter: decimals must be a whole number from 0 to ${MAX_DECIMALS}, found ${decimals}`,
      );
    }
    super(low, high, options, { round: (value) => roundDecimals(value, decimals) });
    this.decimals = decimals;
  }
}

/** Options of a {@linkcode DecimalParameter}. */
export interface DecimalParameterOptions extends NumberParameterOptions {
  /** The number of decimals that values are rounded to, from 0 to 15. Default: 3. */
  readonly decimals?: number;
}

const DEFAULT_DECIMALS = 3;
const MAX_DECIMALS = 15;
