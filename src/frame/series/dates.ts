import { floorDates } from "./floor_dates.ts";

/**
 * The parts of dates in UTC: the `dt` of a Series. Answers to pandas' `Series.dt`. Missing where the date is.
 *
 * @example
 * ```ts
 * import { Frame } from "consumer";
 *
 * const frame = Frame.from({ date: [Date.UTC(2026, 10, 22, 7, 20)] });
 * const { dt } = frame.col("date");
 * if (dt.hour.at(0) !== 7 || dt.dayofweek.at(0) !== 6 || dt.month.at(0) !== 11) throw new Error();
 * ```
 */
export class DateParts<S> {
  readonly #dates: Float64Array;
  readonly #wrap: DateWrappers<S>;

  /**
   * `Series.dt` makes one.
   *
   * @internal
   */
  constructor(dates: Float64Array, wrap: DateWrappers<S>) {
    this.#dates = dates;
    this.#wrap = wrap;
  }

  /**
   * Rounds dates down to whole multiples of a duration. Answers to pandas' `dt.floor(frequency)`.
   *
   * @param frequency pandas' name of the duration, for example `15min`, `1h` or `1D`
   * @throws {RangeError} the frequency is not a whole number of `s`, `min`, `h` or `D`
   *
   * @example
   * ```ts
   * import { Frame } from "consumer";
   *
   * const frame = Frame.from({ date: [Date.UTC(2026, 10, 22, 7, 20)] });
   * if (frame.col("date").dt.floor("1h").at(0) !== Date.UTC(2026, 10, 22, 7)) throw new Error();
   * ```
   */
  floor(frequency: string): S {
    return this.#wrap.dates(floorDates(this.#dates, frequency));
  }

  /** The year with four digits. */
  get year(): S {
    return this.#ofDay((day) => Math.floor(civilOf(day) / 10_000));
  }

  /** The month, from 1 for January. */
  get month(): S {
    return this.#ofDay((day) => Math.floor(civilOf(day) / 100) % 100);
  }

  /** The day of the month, from 1. */
  get day(): S {
    return this.#ofDay((day) => civilOf(day) % 100);
  }

  /** The day of the year, from 1. */
  get dayofyear(): S {
    return this.#ofDay((day) => day - Date.UTC(Math.floor(civilOf(day) / 10_000), 0, 1) / DAY_MS + 1);
  }

  /** The day of the week, from 0 for Monday to 6 for Sunday. */
  get dayofweek(): S {
    // 1970-01-01 was a Thursday
    return this.#ofDay((day) => floorRest(day + 3, 7));
  }

  /** The same as `dayofweek`. */
  get weekday(): S {
    return this.dayofweek;
  }

  /** The hour, 0 to 23. */
  get hour(): S {
    return this.#each((ms) => Math.floor(floorRest(ms, DAY_MS) / 3_600_000));
  }

  /** The minute, 0 to 59. */
  get minute(): S {
    return this.#each((ms) => Math.floor(floorRest(ms, 3_600_000) / 60_000));
  }

  /** The second, 0 to 59. */
  get second(): S {
    return this.#each((ms) => Math.floor(floorRest(ms, 60_000) / 1000));
  }

  /** Computes a part that depends on the day alone, once for successive rows of one day. */
  #ofDay(part: (day: number) => number): S {
    const out = new Float64Array(this.#dates.length).fill(NaN);
    let last = NaN;
    let result = NaN;
    for (let row = 0; row < out.length; row++) {
      const day = Math.floor((this.#dates[row] ?? NaN) / DAY_MS);
      if (Number.isNaN(day)) continue;
      if (day !== last) result = part(last = day);
      out[row] = result;
    }
    return this.#wrap.numbers(out);
  }

  #each(part: (ms: number) => number): S {
    const out = new Float64Array(this.#dates.length);
    for (let row = 0; row < out.length; row++) {
      const ms = this.#dates[row] ?? NaN;
      out[row] = Number.isNaN(ms) ? NaN : part(ms);
    }
    return this.#wrap.numbers(out);
  }
}

/** Makes Series of results. */
export interface DateWrappers<S> {
  readonly numbers: (values: Float64Array) => S;
  readonly dates: (values: Float64Array) => S;
}

const DAY_MS = 86_400_000;
const DAYS_TO_YEAR_0 = 719_468;
const ERA_DAYS = 146_097;

/** Returns the Gregorian date of a day since 1970-01-01 as one number, such as 20261122. */
function civilOf(dayNumber: number): number {
  // years start in March, so that the leap day is the last, in eras of 400 years
  const days = dayNumber + DAYS_TO_YEAR_0;
  const era = Math.floor(days / ERA_DAYS);
  const inEra = days - era * ERA_DAYS;
  const leapDays = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096);
  const yearOfEra = Math.floor((inEra - leapDays) / 365);
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return year * 10_000 + month * 100 + dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
}

/** Returns the remainder of a division that is rounded down, which is never negative. */
function floorRest(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}
