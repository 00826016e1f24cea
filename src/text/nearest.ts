/**
 * The candidates that `word` may have been meant for, the nearest first: those a few typing errors away (letter case,
 * `-` and `_` do not count), and those that contain the word. Empty when nothing is near.
 *
 * @param most how many at most.
 * @example
 * ```ts
 * import { nearest } from "./nearest.ts";
 * const hint = nearest("wait_timout", ["wait_timeout", "ping_timeout", "sleep_time"]);
 * if (hint[0] !== "wait_timeout") throw new Error(hint.join());
 * ```
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = bare(word);
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const other = bare(candidate);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
    const contained = wanted.length >= 3 && other.includes(wanted);
    const distance = editDistance(wanted, other);
    if (distance <= limit || contained) found.push({ candidate, distance });
  }
  return found.sort((a, b) => a.distance - b.distance).slice(0, most).map((entry) => entry.candidate);
}

function bare(word: string): string {
  // What is longer than this is no name that anybody mistyped: the distance is quadratic.
  return word.slice(0, 100).toLowerCase().replaceAll(/[-_]/g, "");
}

/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make `b` of `a`
 * (the restricted Damerau-Levenshtein distance).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
