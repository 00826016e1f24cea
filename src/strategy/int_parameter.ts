import { NumberParameter, type NumberParameterOptions } from "./number_parameter.ts";

/**
 * A strategy parameter that holds a whole number from `low` to `high`, both included. Answers to freqtrade's
 * `IntParameter`.
 *
 * @throws {RangeError} `low`, `high` or the default is not a whole number, or `low` is not below `high`
 *
 * @example
 * ```ts
 * import { IntParameter } from "consumer";
 *
 * const buyRsi = new IntParameter(10, 40, { default: 30, space: "buy" });
 * if (buyRsi.value !== 30) throw new Error("value");
 * ```
 */
export class IntParameter extends NumberParameter {
  constructor(low: number, high: number, options: NumberParameterOptions) {
    super(low, high, options, { isWhole: true });
  }
}
