import { shorten } from "./shorten.ts";

/**
 * Describes what is wrong with a pair's name, or returns null. Exchanges use letters of any script, digits and signs, such
 * as `1000SATS/USDT:USDT`. Spaces and control characters are in no name, and could carry a text to whoever receives it.
 */
export function describePairProblem(pair: string): string | null {
  if (pair.length > MAX_PAIR_LENGTH) {
    return `the pair's name has ${pair.length} characters, and may have ${MAX_PAIR_LENGTH}: ${shorten(pair)}`;
  }
  return PAIR.test(pair) ? null : `${JSON.stringify(pair)} is not the name of a pair`;
}

/** The longest name of a pair. Names of options, the longest that exchanges have, take 40 characters. */
export const MAX_PAIR_LENGTH = 100;
const PAIR = /^[^\p{C}\p{Z}"\\]+$/u;
