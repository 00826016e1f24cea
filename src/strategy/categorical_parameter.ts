import { describeValue } from "../text/describe_value.ts";
import { Parameter, type ParameterOptions, type ParameterValue } from "./parameter.ts";

/** Options of a {@linkcode CategoricalParameter}. */
export interface CategoricalParameterOptions<T extends ParameterValue> extends ParameterOptions {
  /** The value, unless the parameter file or the config changes it: one of the categories. */
  readonly default: T;
}

/**
 * One of several values, as a strategy's setting (freqtrade's `CategoricalParameter`). There the default may be left out
 * and is then `None`; here it must be said.
 *
 * @throws {RangeError} there are fewer than two categories, or the default is none of them
 * @example
 * ```ts
 * import { CategoricalParameter } from "consumer";
 *
 * const buyTrigger = new CategoricalParameter(["bb_lower", "macd_cross"], { default: "macd_cross", space: "buy" });
 * if (buyTrigger.value !== "macd_cross") throw new Error("value");
 * ```
 */
export class CategoricalParameter<const T extends ParameterValue> extends Parameter<T> {
  /** freqtrade's `opt_range`. */
  readonly categories: readonly T[];

  constructor(categories: readonly T[], options: CategoricalParameterOptions<NoInfer<T>>) {
    if (!Array.isArray(categories) || categories.length < 2) {
      throw new RangeError("CategoricalParameter: there must be a list of at least two categories");
    }
    const held = [...categories];
    super(
      {
        expected: `one of ${held.map(describeValue).join(", ")}`,
        read: (value) => held.find((category) => category === value),
      },
      options.default,
      options,
    );
    this.categories = held;
  }
}
