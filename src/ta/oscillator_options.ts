import { checkedPeriod } from "./input.ts";
import { checkedMaType, MA_Type, type MaType } from "./kernel/moving_average.ts";

/** Options of an oscillator that compares two moving averages. */
export interface OscillatorOptions {
  /** @default 12 */
  readonly fastperiod?: number;
  /** @default 26 */
  readonly slowperiod?: number;
  /** The kind of the averages, one of `ta.MA_Type`. @default 1 (EMA) */
  readonly matype?: number;
}

/**
 * Returns the options of an oscillator, with defaults.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000, or `matype` is unknown.
 */
export function oscillatorOptionsOf(what: string, options: OscillatorOptions): CheckedOscillatorOptions {
  return {
    fast: checkedPeriod(what, "fastperiod", options.fastperiod ?? 12, 2),
    slow: checkedPeriod(what, "slowperiod", options.slowperiod ?? 26, 2),
    matype: checkedMaType(what, "matype", options.matype ?? MA_Type.EMA),
  };
}

/** Options that have been checked. */
export interface CheckedOscillatorOptions {
  readonly fast: number;
  readonly slow: number;
  readonly matype: MaType;
}
