import { NumberParameter, type NumberParameterOptions } from "./number_parameter.ts";

/**
 * A strategy parameter that holds a number from `low` to `high`, both included, without rounding. Answers to freqtrade's
 * `RealParameter`.
 *
 * @throws {RangeError} `low`, `high` or the default is not a finite number, or `low` is not below `high`
 *
 * @example
 * ```ts
 * import { RealParameter } from "consumer";
 *
 * const buyRatio = new RealParameter(0.5, 2, { default: 1.25 });
 * if (buyRatio.value !== 1.25) throw new Error("value");
 * ```
 */
export class RealParameter extends NumberParameter {
  constructor(low: number, high: number, options: NumberParameterOptions) {
    super(low, high, options, {});
  }
}
