import { Frame } from "../../frame/frame.ts";
import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";

/** Returns one column of candles. */
export function column<Name extends string>(bars: Bars<Name>, name: Name): Series {
  return bars instanceof Frame ? bars.col(name) : bars[name];
}
