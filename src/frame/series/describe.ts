import { quantiles } from "./quantile.ts";
import { count, max, mean, min, variance } from "./reduce.ts";

/** Describes the values; without values everything but `count` is `NaN`. */
export function describe(values: Float64Array): Description {
  const [quarter = NaN, half = NaN, threeQuarters = NaN] = quantiles(values, [0.25, 0.5, 0.75]);
  return {
    count: count(values),
    mean: mean(values),
    std: Math.sqrt(variance(values, 1)),
    min: min(values),
    "25%": quarter,
    "50%": half,
    "75%": threeQuarters,
    max: max(values),
  };
}

/** The result of {@linkcode Series.describe}, with the names and the order of pandas' `describe()`. */
export interface Description {
  /** The number of values. */
  readonly count: number;
  readonly mean: number;
  /** The standard deviation of a sample (`ddof` 1). */
  readonly std: number;
  readonly min: number;
  readonly "25%": number;
  readonly "50%": number;
  readonly "75%": number;
  readonly max: number;
}
