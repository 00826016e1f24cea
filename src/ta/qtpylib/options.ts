import type { Series } from "../../frame/series.ts";

/** Options of a function with a window. */
export interface WindowOptions {
  /** The number of rows in the window. Each function has its own default. */
  readonly window?: number;
}

/** Options of a function with a window that may be incomplete. */
export interface MinPeriodsOptions extends WindowOptions {
  /** The number of values that a result needs. @default the window */
  readonly minPeriods?: number;
}

/** A line with another one on each side, with the names of qtpylib's columns. */
export interface ChannelResult {
  readonly upper: Series;
  readonly mid: Series;
  readonly lower: Series;
}

/** Returns a line with the bands `distance` above and below it. */
export function channel(mid: Series, distance: Series): ChannelResult {
  return { upper: mid.add(distance), mid, lower: mid.sub(distance) };
}

/** Returns options by name. A bare number is the value of the first one, called `name`. */
export function nameFirst<Options extends object>(
  name: keyof Options & string,
  options: Options | number,
): Partial<Options> {
  if (typeof options !== "number") return options;
  const named: Readonly<Record<string, number>> = { [name]: options };
  return named as Partial<Options>;
}
