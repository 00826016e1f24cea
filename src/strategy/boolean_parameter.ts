import { Parameter, type ParameterOptions } from "./parameter.ts";

/** Options of a {@linkcode BooleanParameter}. */
export interface BooleanParameterOptions extends ParameterOptions {
  /** The value, unless the parameter file or the config changes it. */
  readonly default: boolean;
}

/**
 * True or false, as a strategy's setting (freqtrade's `BooleanParameter`). There the default may be left out and is then
 * `None`, which is as good as false; here it must be said.
 *
 * @throws {RangeError} the default is neither
 * @example
 * ```ts
 * import { BooleanParameter } from "consumer";
 *
 * const buyOnlyRising = new BooleanParameter({ default: true, space: "buy" });
 * if (!buyOnlyRising.value) throw new Error("value");
 * ```
 */
export class BooleanParameter extends Parameter<boolean> {
  constructor(options: BooleanParameterOptions) {
    super(
      {
        expected: "true or false",
        read: (value) => typeof value === "boolean" ? value : undefined,
      },
      options.default,
      options,
    );
  }
}
