import { MAX_LISTED_PAIRS } from "../../producer/known_pairs.ts";
import { describePairProblem } from "../../producer/protocol/pair_name.ts";

/** Returns the usable pairs of a whitelist, in order, and what is wrong with the others. */
export function acceptPairs(sent: readonly string[]): AcceptedPairs {
  const problems: string[] = [];
  const first = sent.length > MAX_LISTED_PAIRS ? sent.slice(0, MAX_LISTED_PAIRS) : sent;
  if (first !== sent) {
    problems.push(`its whitelist has ${sent.length} pairs: only the first ${MAX_LISTED_PAIRS} are used`);
  }
  const pairs = first.filter((pair) => describePairProblem(pair) === null);
  const wrong = first.find((pair) => describePairProblem(pair) !== null);
  if (wrong !== undefined) {
    problems.push(`its whitelist has ${first.length - pairs.length} unusable pairs: ${describePairProblem(wrong)}`);
  }
  return { pairs: pairs.length === sent.length ? sent : pairs, problems };
}

/** The result of {@linkcode acceptPairs}. */
export interface AcceptedPairs {
  readonly pairs: readonly string[];
  readonly problems: readonly string[];
}
