import { checkedNumber } from "../input.ts";

/** How far a candle must go back into the body of an earlier one. */
export interface PenetrationOptions {
  /** A share of that body, from 0; each pattern has its own default. */
  readonly penetration?: number;
}

/** Returns the penetration: an option, a bare number, or the pattern's default. */
export function checkedPenetration(what: string, options: PenetrationOptions | number, standard: number): number {
  const penetration = typeof options === "number" ? options : options.penetration ?? standard;
  return checkedNumber(what, "penetration", penetration, 0);
}
