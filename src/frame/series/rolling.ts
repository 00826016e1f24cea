import { windowMax, windowMin } from "./rolling_extreme.ts";
import { windowMedian } from "./rolling_median.ts";
import { windowSums } from "./rolling_sum.ts";
import { windowVariance } from "./rolling_variance.ts";

/** Options of `Series.rolling`. */
export interface RollingOptions {
  /**
   * How many values must be there for a result.
   * @default the window's size
   */
  readonly minPeriods?: number;
}

/**
 * What can be computed over the window of rows that ends at each row: pandas' `rolling(window)`. Where fewer than
 * `minPeriods` values are there the result is missing; infinite values count as missing, as in pandas.
 */
export class Rolling<S> {
  readonly #values: Float64Array;
  readonly #window: number;
  readonly #minPeriods: number;
  readonly #wrap: (values: Float64Array) => S;

  constructor(values: Float64Array, window: number, options: RollingOptions, wrap: (values: Float64Array) => S) {
    const minPeriods = options.minPeriods ?? window;
    if (!(Number.isInteger(window) && window > 0)) {
      throw new RangeError(`a rolling window must be a whole number above 0, not ${window}`);
    }
    if (!(Number.isInteger(minPeriods) && minPeriods >= 0 && minPeriods <= window)) {
      throw new RangeError(`minPeriods must be a whole number from 0 to the window ${window}, not ${minPeriods}`);
    }
    this.#values = values.every((value) => Math.abs(value) !== Infinity)
      ? values
      : values.map((value) => Math.abs(value) === Infinity ? NaN : value);
    // a window longer than the column never slides
    this.#window = Math.max(1, Math.min(window, values.length));
    this.#minPeriods = minPeriods;
    this.#wrap = wrap;
  }

  /** The mean. */
  mean(): S {
    const { sums, counts } = windowSums(this.#values, this.#window);
    return this.#finish(sums.map((sum, i) => sum / (counts[i] ?? 0)), counts);
  }

  /** The sum; 0 of nothing, where `minPeriods` is 0. */
  sum(): S {
    const { sums, counts } = windowSums(this.#values, this.#window);
    return this.#finish(sums, counts);
  }

  /** The smallest value. */
  min(): S {
    return this.#finish(windowMin(this.#values, this.#window).map(finiteOrMissing));
  }

  /** The largest value. */
  max(): S {
    return this.#finish(windowMax(this.#values, this.#window).map(finiteOrMissing));
  }

  /** The standard deviation, of the sample (`ddof` 1) unless told otherwise. */
  std(ddof = 1): S {
    return this.#finish(windowVariance(this.#values, this.#window, ddof).map(Math.sqrt));
  }

  /** The median. */
  median(): S {
    return this.#finish(windowMedian(this.#values, this.#window));
  }

  #finish(results: Float64Array, counts = windowSums(this.#values, this.#window).counts): S {
    const least = this.#minPeriods;
    return this.#wrap(results.map((result, i) => (counts[i] ?? 0) < least ? NaN : result));
  }
}

function finiteOrMissing(value: number): number {
  return Math.abs(value) === Infinity ? NaN : value;
}
