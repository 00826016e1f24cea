import { levenshteinDistance } from "../std/levenshtein_distance.ts";

/**
 * Finds the candidates that a mistyped word may stand for, nearest first. A candidate matches when it is a few typing
 * errors away, or when it contains the word. Letter case, `-` and `_` do not count.
 *
 * @param max how many candidates to return at most
 * @example
 * ```ts
 * import { nearest } from "./nearest.ts";
 * const hint = nearest("wait_timout", ["wait_timeout", "ping_timeout", "sleep_time"]);
 * if (hint[0] !== "wait_timeout") throw new Error(hint.join());
 * ```
 */
export function nearest(word: string, candidates: Iterable<string>, max = 3): string[] {
  const wanted = bare(word);
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const other = bare(candidate);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
    const isContained = wanted.length >= 3 && other.includes(wanted);
    const distance = editDistance(wanted, other);
    if (distance <= limit || isContained) found.push({ candidate, distance });
  }
  return found.sort((a, b) => a.distance - b.distance).slice(0, max).map((entry) => entry.candidate);
}

/** Counts the typing errors between two words. Two neighbours that changed places count as one error, once a word. */
export function editDistance(a: string, b: string): number {
  return Math.min(levenshteinDistance(a, b), ...swaps(a).map((swapped) => 1 + levenshteinDistance(swapped, b)));
}

/** Returns the word with each pair of different neighbours swapped, one pair at a time. */
function swaps(word: string): string[] {
  const letters = [...word];
  return letters.flatMap((letter, i) => {
    const next = letters[i + 1];
    return next === undefined || next === letter ? [] : [letters.with(i, next).with(i + 1, letter).join("")];
  });
}

function bare(word: string): string {
  // The distance takes quadratic time, and no longer text is a mistyped name.
  return word.slice(0, 100).toLowerCase().replaceAll(/[-_]/g, "");
}
