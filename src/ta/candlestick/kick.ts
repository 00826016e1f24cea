import type { Candles } from "../kernel/candles.ts";

/** Creates the test for a kick: two marubozus of opposite colors with a gap between them, the second in row `i`. */
export function createKickTest(c: Candles): (i: number) => boolean {
  const long1 = c.threshold("bodyLong", 1);
  const long0 = c.threshold("bodyLong", 0);
  const veryShort1 = c.threshold("shadowVeryShort", 1);
  const veryShort0 = c.threshold("shadowVeryShort", 0);
  return (i) =>
    c.color(i - 1) === -c.color(i) &&
    c.body(i - 1) > long1(i - 1) && c.upperShadow(i - 1) < veryShort1(i - 1) &&
    c.lowerShadow(i - 1) < veryShort1(i - 1) &&
    c.body(i) > long0(i) && c.upperShadow(i) < veryShort0(i) && c.lowerShadow(i) < veryShort0(i) &&
    (c.isBlack(i - 1) ? c.gapsUp(i, i - 1) : c.gapsDown(i, i - 1));
}
