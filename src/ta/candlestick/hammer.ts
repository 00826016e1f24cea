import type { Candles } from "../kernel/candles.ts";

/** Creates the test for a hammer's shape: a short body, a longer lower shadow and a very short upper shadow. */
export function createHammerTest(c: Candles): (row: number) => boolean {
  const short = c.threshold("bodyShort", 0);
  const veryShort = c.threshold("shadowVeryShort", 0);
  return (row) => c.body(row) < short(row) && c.lowerShadow(row) > c.body(row) && c.upperShadow(row) < veryShort(row);
}
