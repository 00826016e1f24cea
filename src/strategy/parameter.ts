import { describeValue } from "../text/describe_value.ts";

/** What a parameter may hold. */
export type ParameterValue = string | number | boolean | null;

/** What every parameter takes beside its own options. */
export interface ParameterOptions {
  /** freqtrade's hyperopt space: `buy`, `sell`, ... Default: what the field's name begins with (`buyRsi`), else none. */
  readonly space?: string;
  /** Kept so that strategies move over unchanged; nothing is optimised here. Default true. */
  readonly optimize?: boolean;
  /** Whether the value may come from the parameter file or the config. Default true. */
  readonly load?: boolean;
}

/** Which values a parameter takes. */
export interface ValueRule<T extends ParameterValue> {
  /** For messages: `a whole number from 10 to 40`. */
  readonly expected: string;
  /** The value as the parameter holds it; undefined when it takes no such value. */
  read(value: unknown): T | undefined;
}

/**
 * A strategy's setting with a default, which the parameter file beside the strategy and the config may change (freqtrade's
 * `BaseParameter`). Use one of its subclasses.
 */
export abstract class Parameter<T extends ParameterValue> {
  readonly space: string | null;
  readonly optimize: boolean;
  readonly load: boolean;
  /** What values it takes, in words: `a whole number from 10 to 40`. */
  readonly expected: string;
  readonly #rule: ValueRule<T>;
  #value: T;

  constructor(rule: ValueRule<T>, value: unknown, options: ParameterOptions) {
    this.expected = rule.expected;
    this.#rule = rule;
    this.#value = this.#read("default", value);
    this.space = options.space ?? null;
    this.optimize = options.optimize ?? true;
    this.load = options.load ?? true;
  }

  /**
   * What the strategy computes with. The parameter file and the config are read once the strategy is made: its constructor
   * and its fields see the default, `botStart()` and everything later the value that counts.
   */
  get value(): T {
    return this.#value;
  }

  /** The value alone, as freqtrade has it outside of hyperopt: there are no others to compute columns for. */
  get range(): readonly T[] {
    return [this.#value];
  }

  /**
   * Changes the value: for the engine, which reads the parameter file and the config.
   *
   * @throws {RangeError} the parameter takes no such value
   */
  assign(value: unknown): void {
    this.#value = this.#read("value", value);
  }

  #read(what: string, value: unknown): T {
    const read = this.#rule.read(value);
    if (read !== undefined) return read;
    throw new RangeError(
      `${this.constructor.name}: the ${what} must be ${this.expected}, found ${describeValue(value)}`,
    );
  }
}
