import type { Candles } from "../kernel/candles.ts";

/** Returns how a body lies within the one before: 100 inside it, 80 sharing an end, with the opposite sign of its color. */
export function scoreHarami(c: Candles, i: number): number {
  if (c.top(i) < c.top(i - 1) && c.bottom(i) > c.bottom(i - 1)) return -c.color(i - 1) * 100;
  if (c.top(i) <= c.top(i - 1) && c.bottom(i) >= c.bottom(i - 1)) return -c.color(i - 1) * 80;
  return 0;
}
