import { windowMax, windowMin } from "./rolling_extreme.ts";
import { type Interpolation, type RankOptions, windowQuantile, windowRank } from "./rolling_order.ts";
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
  readonly #given: Float64Array;
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
    this.#given = values;
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

  /** The variance, of the sample (`ddof` 1) unless told otherwise. */
  var(ddof = 1): S {
    return this.#finish(windowVariance(this.#values, this.#window, ddof));
  }

  /** The median. */
  median(): S {
    return this.quantile(0.5);
  }

  /** The value below which the share `q` (0 to 1) of the values lies. */
  quantile(q: number, interpolation: Interpolation = "linear"): S {
    return this.#finish(windowQuantile(this.#values, this.#window, q, interpolation));
  }

  /** The rank of each row's own value among those of its window, 1 for the smallest; missing where the value is. */
  rank(options: RankOptions = {}): S {
    return this.#finish(windowRank(this.#values, this.#window, options));
  }

  /** How many values are there, infinite ones among them; missing until `minPeriods` rows have passed, missing or not. */
  count(): S {
    const { counts } = windowSums(this.#given, this.#window);
    return this.#wrap(Float64Array.from(counts, (count, row) => row + 1 < this.#minPeriods ? NaN : count));
  }

  /** What `f` makes of each window's rows (missing ones `NaN`): pandas' `apply(f, raw=True)`. Costs rows times window. */
  apply(f: (window: Float64Array) => number): S {
    const { counts } = windowSums(this.#values, this.#window);
    const least = Math.max(this.#minPeriods, 1);
    return this.#wrap(Float64Array.from(counts, (count, row) => {
      return count < least ? NaN : f(this.#values.subarray(Math.max(0, row + 1 - this.#window), row + 1));
    }));
  }

  #finish(results: Float64Array, counts = windowSums(this.#values, this.#window).counts): S {
    const least = this.#minPeriods;
    return this.#wrap(results.map((result, i) => (counts[i] ?? 0) < least ? NaN : result));
  }
}

function finiteOrMissing(value: number): number {
  return Math.abs(value) === Infinity ? NaN : value;
}
