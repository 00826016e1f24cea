import type { Series } from "../../frame/series.ts";

/** A window of rows. */
export interface WindowOptions {
  /** How many rows; each function has its own default. */
  readonly window?: number;
}

/** A window of rows, and how many of them must hold a value. */
export interface MinPeriodsOptions extends WindowOptions {
  /** How many values must be there for a result. @default the window */
  readonly minPeriods?: number;
}

/** A line with one on each side, by the names of qtpylib's columns. */
export interface ChannelResult {
  readonly upper: Series;
  readonly mid: Series;
  readonly lower: Series;
}

/** The bands `distance` above and below a line. */
export function channel(mid: Series, distance: Series): ChannelResult {
  return { upper: mid.add(distance), mid, lower: mid.sub(distance) };
}
