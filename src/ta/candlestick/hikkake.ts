import type { Candles } from "../kernel/candles.ts";
import type { PatternRule } from "./find_pattern.ts";

/** How many candles after a hikkake can confirm it. */
const MAX_WAIT = 3;

/**
 * Creates the rule of a hikkake: 100 or -100 where `directionAt` finds one, twice that where one of the next three candles
 * closes beyond the bar before it. Starts three rows before row `start`, whose candles a hikkake there can wait for.
 */
export function followHikkake(c: Candles, start: number, directionAt: (row: number) => 1 | -1 | 0): PatternRule {
  let found = -Infinity;
  let direction: 1 | -1 | 0 = 0;
  const rule = (i: number): number => {
    const current = directionAt(i);
    if (current !== 0) {
      found = i;
      direction = current;
      return current * 100;
    }
    if (i > found + MAX_WAIT) return 0;
    const confirmed = direction === 1 ? c.close(i) > c.high(found - 1) : c.close(i) < c.low(found - 1);
    if (!confirmed) return 0;
    found = -Infinity;
    return direction * 200;
  };
  for (let i = start - MAX_WAIT; i < start; i++) rule(i);
  return rule;
}
