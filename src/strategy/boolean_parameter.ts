import { Parameter, type ParameterOptions } from "./parameter.ts";

/**
 * A strategy parameter that holds true or false. Answers to freqtrade's `BooleanParameter`.
 *
 * The default is required. In freqtrade it may be left out and is then `None`.
 *
 * @throws {RangeError} the default is not a boolean
 *
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
    const read = (value: unknown): boolean | undefined => typeof value === "boolean" ? value : undefined;
    super({ expected: "true or false", read }, options.default, options);
  }
}

/** Options of a {@linkcode BooleanParameter}. */
export interface BooleanParameterOptions extends ParameterOptions {
  /** The value to use unless the parameter file or the config sets another one. */
  readonly default: boolean;
}
