/** Options of an {@linkcode IntParameter}. */
export interface IntParameterOptions {
  /** The value, unless a later setting overrides it: a whole number from `low` to `high`. */
  readonly default: number;
  /** freqtrade's hyperopt space: `buy`, `sell`, ... Default: none. */
  readonly space?: string;
  /** Kept so that strategies move over unchanged; nothing is optimised here. Default true. */
  readonly optimize?: boolean;
  /** Whether the value may come from a parameter file. Default true. */
  readonly load?: boolean;
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
export class IntParameter {
  readonly low: number;
  readonly high: number;
  readonly space: string | null;
  readonly optimize: boolean;
  readonly load: boolean;
  /** What the strategy computes with. */
  readonly value: number;

  constructor(low: number, high: number, options: IntParameterOptions) {
    for (const [name, number] of Object.entries({ low, high, default: options.default })) {
      if (!Number.isInteger(number)) {
        throw new RangeError(`IntParameter: ${name} must be a whole number, found ${number}`);
      }
    }
    if (low >= high) throw new RangeError(`IntParameter: low must be below high, found ${low} and ${high}`);
    if (options.default < low || options.default > high) {
      throw new RangeError(`IntParameter: the default must be from ${low} to ${high}, found ${options.default}`);
    }
    this.low = low;
    this.high = high;
    this.space = options.space ?? null;
    this.optimize = options.optimize ?? true;
    this.load = options.load ?? true;
    this.value = options.default;
  }
}
