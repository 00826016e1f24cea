import type { Series } from "../frame/series.ts";
import { type Bars, checkedNumber, columnsOf, toSeries } from "./input.ts";
import { parabolicStop } from "./kernel/parabolic_sar.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `SAREXT`. */
export interface SarextOptions {
  /** The first stop: long at a positive value, short at a negative one, as in `SAR` at 0. @default 0 */
  readonly startvalue?: number;
  /** How far beyond itself the stop moves when it reverses, as a share of it. @default 0 */
  readonly offsetonreverse?: number;
  /** The acceleration with which a long position starts. @default 0.02 */
  readonly accelerationinitlong?: number;
  /** What each new high adds to it. @default 0.02 */
  readonly accelerationlong?: number;
  /** Its maximum. @default 0.2 */
  readonly accelerationmaxlong?: number;
  /** The acceleration with which a short position starts. @default 0.02 */
  readonly accelerationinitshort?: number;
  /** What each new low adds to it. @default 0.02 */
  readonly accelerationshort?: number;
  /** Its maximum. @default 0.2 */
  readonly accelerationmaxshort?: number;
}

/**
 * Returns the parabolic SAR with separate rules for long and short, negative where it is short: TA-Lib's `SAREXT`. It reads high
 * and low.
 *
 * `NaN` in the first row.
 *
 * @throws {RangeError} when an option is not a number from 0; `startvalue` can be negative.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 4, 5, 4], low: [1, 2, 3, 0] });
 * const found = ta.SAREXT(candles, { accelerationinitlong: 0.5, accelerationmaxlong: 0.5 });
 * if (String(found.toArray()) !== ",1,2,-5") throw new Error();
 * ```
 */
export function SAREXT(bars: Bars<"high" | "low">, options: SarextOptions = {}): Series {
  const check = (name: keyof SarextOptions, standard: number, least = 0): number => {
    return checkedNumber("SAREXT", name, options[name] ?? standard, least);
  };
  const rules = {
    start: check("startvalue", 0, -Infinity),
    offset: check("offsetonreverse", 0),
    long: {
      first: check("accelerationinitlong", 0.02),
      step: check("accelerationlong", 0.02),
      most: check("accelerationmaxlong", 0.2),
    },
    short: {
      first: check("accelerationinitshort", 0.02),
      step: check("accelerationshort", 0.02),
      most: check("accelerationmaxshort", 0.2),
    },
    signed: true,
  };
  const { high, low } = columnsOf(bars, "high", "low");
  return toSeries(parabolicStop(high, low, rules, firstRow(high, low)));
}
