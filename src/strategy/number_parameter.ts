import { Parameter, type ParameterOptions } from "./parameter.ts";

/** Options of an {@linkcode IntParameter} or a {@linkcode RealParameter}. */
export interface NumberParameterOptions extends ParameterOptions {
  /** The value to use unless the parameter file or the config sets another one. freqtrade accepts one out of range, and so does this. */
  readonly default: number;
}

/** How a {@linkcode NumberParameter} reads numbers. */
interface NumberRule {
  /** Whether only whole numbers are accepted. Default: false. */
  readonly isWhole?: boolean;
  /** Rounds a number before it is stored. Default: numbers stay as they are. */
  readonly round?: (value: number) => number;
}

/**
 * A numeric strategy parameter with a range. Use {@linkcode IntParameter}, {@linkcode RealParameter} or
 * {@linkcode DecimalParameter}.
 */
export abstract class NumberParameter extends Parameter<number> {
  /** The lowest value that the parameter accepts. */
  readonly low: number;
  /** The highest value that the parameter accepts. */
  readonly high: number;

  /** @internal */
  constructor(low: number, high: number, options: NumberParameterOptions, rule: NumberRule) {
    const { isWhole = false, round = (value) => value } = rule;
    const noun = isWhole ? "whole number" : "number";
    for (const [name, bound] of Object.entries({ low, high })) {
      const isValid = isWhole ? Number.isInteger(bound) : Number.isFinite(bound);
      if (!isValid) throw new RangeError(`${new.target.name}: ${name} must be a ${noun}, found ${bound}`);
    }
    if (low >= high) throw new RangeError(`${new.target.name}: low must be below high, found ${low} and ${high}`);
    const isWithin = (value: number): boolean => value >= low && value <= high;
    const readDefault = (value: unknown): number | undefined => {
      const isValid = isWhole ? Number.isInteger(value) : Number.isFinite(value);
      return typeof value === "number" && isValid ? round(value) : undefined;
    };
    const read = (value: unknown): number | undefined => {
      const rounded = readDefault(value);
      if (typeof value !== "number" || rounded === undefined) return undefined;
      // a bound with more decimals than the parameter keeps can round to a number outside of the range
      return isWithin(value) || isWithin(rounded) ? rounded : undefined;
    };
    super({ expected: `a ${noun} from ${low} to ${high}`, read, readDefault }, options.default, options);
    this.low = low;
    this.high = high;
  }
}
