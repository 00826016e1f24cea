import { describeValue } from "../text/describe_value.ts";
import { Parameter, type ParameterOptions, type ParameterValue } from "./parameter.ts";

/**
 * A strategy parameter that holds one of several values. Answers to freqtrade's `CategoricalParameter`.
 *
 * The default is required. In freqtrade it may be left out and is then `None`.
 *
 * @throws {RangeError} there are fewer than two categories, or the default is not one of them
 *
 * @example
 * ```ts
 * import { CategoricalParameter } from "consumer";
 *
 * const buyTrigger = new CategoricalParameter(["bb_lower", "macd_cross"], { default: "macd_cross", space: "buy" });
 * if (buyTrigger.value !== "macd_cross") throw new Error("value");
 * ```
 */
export class CategoricalParameter<const T extends ParameterValue> extends Parameter<T> {
  /** The values that the parameter accepts. Answers to freqtrade's `opt_range`. */
  readonly categories: readonly T[];

  constructor(categories: readonly T[], options: CategoricalParameterOptions<NoInfer<T>>) {
    if (!Array.isArray(categories) || categories.length < 2) {
      throw new RangeError("CategoricalParameter: categories must be an array of at least two values");
    }
    const copy = [...categories];
    super(
      {
        expected: `one of ${copy.map(describeValue).join(", ")}`,
        read: (value) => copy.find((category) => category === value),
      },
      options.default,
      options,
    );
    this.categories = copy;
  }
}

/** Options of a {@linkcode CategoricalParameter}. */
export interface CategoricalParameterOptions<T extends ParameterValue> extends ParameterOptions {
  /** The value to use unless the parameter file or the config sets another one. It must be one of the categories. */
  readonly default: T;
}
