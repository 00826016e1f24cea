const DAY_MS = 86_400_000;

/**
 * The parts of dates, UTC: pandas' `Series.dt`. Missing where the date is.
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
  readonly #wrap: (values: Float64Array) => S;

  constructor(dates: Float64Array, wrap: (values: Float64Array) => S) {
    this.#dates = dates;
    this.#wrap = wrap;
  }

  /** The year, four digits. */
  get year(): S {
    return this.#calendar((date) => date.getUTCFullYear());
  }

  /** 1 for January to 12. */
  get month(): S {
    return this.#calendar((date) => date.getUTCMonth() + 1);
  }

  /** The day of the month, from 1. */
  get day(): S {
    return this.#calendar((date) => date.getUTCDate());
  }

  /** The day of the year, from 1. */
  get dayofyear(): S {
    return this.#calendar((date) => {
      return (Math.floor(date.getTime() / DAY_MS) * DAY_MS - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS + 1;
    });
  }

  /** 0 for Monday to 6 for Sunday. */
  get dayofweek(): S {
    // 1970-01-01 was a Thursday
    return this.#each((ms) => floorRest(Math.floor(ms / DAY_MS) + 3, 7));
  }

  /** 0 for Monday to 6 for Sunday: the same as `dayofweek`. */
  get weekday(): S {
    return this.dayofweek;
  }

  /** 0 to 23. */
  get hour(): S {
    return this.#each((ms) => Math.floor(floorRest(ms, DAY_MS) / 3_600_000));
  }

  /** 0 to 59. */
  get minute(): S {
    return this.#each((ms) => Math.floor(floorRest(ms, 3_600_000) / 60_000));
  }

  /** 0 to 59. */
  get second(): S {
    return this.#each((ms) => Math.floor(floorRest(ms, 60_000) / 1000));
  }

  #each(part: (ms: number) => number): S {
    return this.#wrap(this.#dates.map((ms) => Number.isNaN(ms) ? NaN : part(ms)));
  }

  #calendar(part: (date: Date) => number): S {
    return this.#each((ms) => part(new Date(ms)));
  }
}

/** The rest of a division rounded down: never negative, whatever the date. */
function floorRest(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}
