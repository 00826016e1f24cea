import { quantiles } from "./quantile.ts";
import { count, max, mean, min, variance } from "./reduce.ts";

/** What pandas' `describe()` tells of numbers, in its order and by its names. */
export interface Description {
  /** How many values are there. */
  readonly count: number;
  readonly mean: number;
  /** The sample's (`ddof` 1). */
  readonly std: number;
  readonly min: number;
  readonly "25%": number;
  readonly "50%": number;
  readonly "75%": number;
  readonly max: number;
}

/** The description of the values that are there; all but `count` is `NaN` of nothing. */
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
