import { applyNumberFunction } from "./elementwise.ts";
import { windowExtreme } from "./rolling_extreme.ts";
import { type Interpolation, type RankOptions, windowQuantile, windowRank } from "./rolling_order.ts";
import { windowCounts, windowSums } from "./rolling_sum.ts";
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
  /** Whether nothing is missing: then a window holds as many values as rows. */
  readonly #complete: boolean;
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
    const { clean, complete } = withoutInfinite(values);
    this.#values = clean;
    this.#complete = complete;
    // a window longer than the column never slides
    this.#window = Math.max(1, Math.min(window, values.length));
    this.#minPeriods = minPeriods;
    this.#wrap = wrap;
  }

  /** The mean. */
  mean(): S {
    const sums = windowSums(this.#values, this.#window);
    if (this.#complete) {
      const size = this.#window;
      for (let row = 0; row < sums.length; row++) sums[row] = (sums[row] ?? NaN) / (row < size ? row + 1 : size);
      return this.#finish(sums);
    }
    const counts = windowCounts(this.#values, this.#window);
    for (let row = 0; row < sums.length; row++) sums[row] = (sums[row] ?? NaN) / (counts[row] ?? 0);
    return this.#finish(sums, counts);
  }

  /** The sum; 0 of nothing, where `minPeriods` is 0. */
  sum(): S {
    return this.#finish(windowSums(this.#values, this.#window));
  }

  /** The smallest value. */
  min(): S {
    return this.#finish(windowExtreme(this.#values, this.#window, -1));
  }

  /** The largest value. */
  max(): S {
    return this.#finish(windowExtreme(this.#values, this.#window, 1));
  }

  /** The standard deviation, of the sample (`ddof` 1) unless told otherwise. */
  std(ddof = 1): S {
    return this.#finish(applyNumberFunction("sqrt", windowVariance(this.#values, this.#window, ddof)));
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
    const counts = windowCounts(this.#given, this.#window);
    return this.#wrap(Float64Array.from(counts, (count, row) => row + 1 < this.#minPeriods ? NaN : count));
  }

  /** What `f` makes of each window's rows (missing ones `NaN`): pandas' `apply(f, raw=True)`. Costs rows times window. */
  apply(f: (window: Float64Array) => number): S {
    const counts = windowCounts(this.#values, this.#window);
    const least = Math.max(this.#minPeriods, 1);
    return this.#wrap(Float64Array.from(counts, (count, row) => {
      return count < least ? NaN : f(this.#values.subarray(Math.max(0, row + 1 - this.#window), row + 1));
    }));
  }

  /** Takes the results over and blanks those of windows with too few values. */
  #finish(results: Float64Array, given?: Int32Array): S {
    const least = this.#minPeriods;
    if (this.#complete) return this.#wrap(results.fill(NaN, 0, Math.min(Math.max(least - 1, 0), results.length)));
    const counts = given ?? windowCounts(this.#values, this.#window);
    for (let row = 0; row < results.length; row++) if ((counts[row] ?? 0) < least) results[row] = NaN;
    return this.#wrap(results);
  }
}

/** The values with infinite ones as missing, and whether none is. */
function withoutInfinite(values: Float64Array): { readonly clean: Float64Array; readonly complete: boolean } {
  const infinite = values.includes(Infinity) || values.includes(-Infinity);
  const clean = infinite ? values.map((value) => Number.isFinite(value) ? value : NaN) : values;
  return { clean, complete: !clean.includes(NaN) };
}
