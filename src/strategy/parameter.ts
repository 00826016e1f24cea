import { describeValue } from "../text/describe_value.ts";

/**
 * The base class of strategy parameters. A parameter is a setting that the parameter file beside the strategy, or
 * `consumer.parameters` in the config, can change without editing the strategy. Answers to freqtrade's `BaseParameter`.
 *
 * Use {@linkcode IntParameter}, {@linkcode RealParameter}, {@linkcode DecimalParameter}, {@linkcode CategoricalParameter}
 * or {@linkcode BooleanParameter}.
 */
export abstract class Parameter<T extends ParameterValue> {
  /** The hyperopt space from the options; null if none was given. */
  readonly space: string | null;
  /** The `optimize` option. It has no effect here. */
  readonly optimize: boolean;
  /** Whether the parameter file or the config may change the value. */
  readonly load: boolean;
  /** The values that the parameter accepts, in words: `a whole number from 10 to 40`. */
  readonly expected: string;
  readonly #rule: ValueRule<T>;
  #value: T;

  /** @internal */
  constructor(rule: ValueRule<T>, value: unknown, options: ParameterOptions) {
    this.expected = rule.expected;
    this.#rule = rule;
    this.#value = this.#read("default", value, rule.readDefault ?? rule.read);
    this.space = options.space ?? null;
    this.optimize = options.optimize ?? true;
    this.load = options.load ?? true;
  }

  /**
   * The current value.
   *
   * The parameter file and the config are applied after the strategy's constructor has run. So the constructor and the
   * class fields read the default; `botStart()` and the `populate…` methods read the final value.
   */
  get value(): T {
    return this.#value;
  }

  /** An array with the current value alone, as freqtrade's `range` has it outside of hyperopt. */
  get range(): readonly T[] {
    return [this.#value];
  }

  /**
   * Sets the value. The engine calls this when it reads the parameter file and the config.
   *
   * @throws {RangeError} the parameter does not accept the value; the message says which values it accepts
   */
  assign(value: unknown): void {
    this.#value = this.#read("value", value, this.#rule.read);
  }

  #read(what: string, value: unknown, accept: (value: unknown) => T | undefined): T {
    const read = accept(value);
    if (read !== undefined) return read;
    throw new RangeError(
      `${this.constructor.name}: the ${what} must be ${this.expected}, found ${describeValue(value)}`,
    );
  }
}

/** The types of value that a parameter can hold. */
export type ParameterValue = string | number | boolean | null;

/** Options that every parameter has. */
export interface ParameterOptions {
  /**
   * freqtrade's hyperopt space: `buy`, `sell`, ... The parameter file has a section for each space. Default: the prefix of
   * the field's name, so `buyRsi` is in `buy`.
   */
  readonly space?: string;
  /** No effect: this program has no hyperopt. It is accepted so that strategies can be ported unchanged. Default: true. */
  readonly optimize?: boolean;
  /** Whether the parameter file or the config may change the value. Default: true. */
  readonly load?: boolean;
}

/** The values that a parameter accepts. */
export interface ValueRule<T extends ParameterValue> {
  /** The accepted values, in words: `a whole number from 10 to 40`. */
  readonly expected: string;
  /** Returns the value as the parameter stores it, or undefined if the parameter does not accept it. */
  read(value: unknown): T | undefined;
  /** Reads the default, which may be out of range, as in freqtrade. Default: `read`. */
  readDefault?(value: unknown): T | undefined;
}
