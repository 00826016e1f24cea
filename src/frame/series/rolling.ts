import { infiniteToMissing } from "./infinite.ts";
import { rollingExtreme } from "./rolling_extreme.ts";
import { type Interpolation, type RankOptions, rollingMedian, rollingQuantile, rollingRank } from "./rolling_order.ts";
import { rollingSum, windowCounts } from "./rolling_sum.ts";
import { rollingVariance } from "./rolling_variance.ts";

/**
 * Statistics of the window of rows that ends at each row. Answers to pandas' `rolling(window)`. Where a window holds fewer than
 * `minPeriods` values the result is missing. As in pandas, an infinite value counts as missing.
 */
export class Rolling<S> {
  readonly #given: Float64Array;
  readonly #values: Float64Array;
  readonly #window: number;
  readonly #minPeriods: number;
  readonly #wrap: (values: Float64Array) => S;

  /**
   * `Series.rolling` makes one.
   *
   * @internal
   */
  constructor(values: Float64Array, window: number, options: RollingOptions, wrap: (values: Float64Array) => S) {
    const minPeriods = options.minPeriods ?? window;
    if (!(Number.isInteger(window) && window > 0)) {
      throw new RangeError(`a rolling window must be a whole number above 0, not ${window}`);
    }
    if (!(Number.isInteger(minPeriods) && minPeriods >= 0 && minPeriods <= window)) {
      throw new RangeError(`minPeriods must be a whole number from 0 to the window ${window}, not ${minPeriods}`);
    }
    this.#given = values;
    this.#values = infiniteToMissing(values);
    // a window longer than the column never slides
    this.#window = Math.max(1, Math.min(window, values.length));
    this.#minPeriods = minPeriods;
    this.#wrap = wrap;
  }

  /** Returns the mean. Answers to pandas' `mean()`. */
  mean(): S {
    return this.#wrap(rollingSum(this.#values, this.#window, this.#minPeriods, "mean"));
  }

  /** Returns the sum. With `minPeriods` 0, that of a window without values is 0. Answers to pandas' `sum()`. */
  sum(): S {
    return this.#wrap(rollingSum(this.#values, this.#window, this.#minPeriods, "sum"));
  }

  /** Returns the smallest value. Answers to pandas' `min()`. */
  min(): S {
    return this.#blankSparse(rollingExtreme(this.#values, this.#window, -1));
  }

  /** Returns the largest value. Answers to pandas' `max()`. */
  max(): S {
    return this.#blankSparse(rollingExtreme(this.#values, this.#window, 1));
  }

  /**
   * Returns the standard deviation. Answers to pandas' `std(ddof)`.
   *
   * @param ddof is subtracted from the number of values: 1 for a sample, 0 for the values themselves
   */
  std(ddof = 1): S {
    const variance = rollingVariance(this.#values, this.#window, this.#minPeriods, ddof);
    for (let row = 0; row < variance.length; row++) {
      const value = variance[row] ?? NaN;
      variance[row] = value < 0 ? 0 : Math.sqrt(value);
    }
    return this.#wrap(variance);
  }

  /**
   * Returns the variance. Answers to pandas' `var(ddof)`.
   *
   * @param ddof is subtracted from the number of values: 1 for a sample, 0 for the values themselves
   */
  var(ddof = 1): S {
    return this.#wrap(rollingVariance(this.#values, this.#window, this.#minPeriods, ddof));
  }

  /** Returns the median. Answers to pandas' `median()`. */
  median(): S {
    return this.#blankSparse(rollingMedian(this.#values, this.#window));
  }

  /**
   * Returns the value below which a share of the values lies. Answers to pandas' `quantile(q)`.
   *
   * @param q the share, from 0 to 1
   * @param interpolation what to return where the share falls between two values
   * @throws {RangeError} the share is out of range
   */
  quantile(q: number, interpolation: Interpolation = "linear"): S {
    return this.#blankSparse(rollingQuantile(this.#values, this.#window, q, interpolation));
  }

  /** Returns the rank of each row's value in its window, 1 for the smallest. Answers to pandas' `rank()`. */
  rank(options: RankOptions = {}): S {
    return this.#blankSparse(rollingRank(this.#values, this.#window, options));
  }

  /**
   * Returns the number of values, infinite ones included. Missing until `minPeriods` rows have passed, missing or not.
   * Answers to pandas' `count()`.
   */
  count(): S {
    const counts = windowCounts(this.#given, this.#window);
    return this.#wrap(Float64Array.from(counts, (count, row) => row + 1 < this.#minPeriods ? NaN : count));
  }

  /**
   * Calls `f` with the rows of each window, missing ones as `NaN`, and returns the results. Answers to pandas'
   * `apply(f, raw=True)`. It takes time in proportion to the rows times the window.
   */
  apply(f: (window: Float64Array) => number): S {
    const counts = windowCounts(this.#values, this.#window);
    return this.#wrap(Float64Array.from(counts, (count, row) => {
      return count < this.#minPeriods ? NaN : f(this.#values.subarray(Math.max(0, row + 1 - this.#window), row + 1));
    }));
  }

  /** Takes the results over and blanks those of windows with too few values. */
  #blankSparse(results: Float64Array): S {
    const least = this.#minPeriods;
    if (!this.#values.includes(NaN)) {
      return this.#wrap(results.fill(NaN, 0, Math.min(Math.max(least - 1, 0), results.length)));
    }
    const counts = windowCounts(this.#values, this.#window);
    for (let row = 0; row < results.length; row++) if ((counts[row] ?? 0) < least) results[row] = NaN;
    return this.#wrap(results);
  }
}

/** Options of {@linkcode Series.rolling}. */
export interface RollingOptions {
  /**
   * The number of values that a window needs for a result.
   * @default the window's size
   */
  readonly minPeriods?: number;
}
