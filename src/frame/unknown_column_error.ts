import { levenshteinDistance } from "../std/levenshtein_distance.ts";

/** The dataframe has no column of the requested name. The message lists the nearest names. */
export class UnknownColumnError extends Error {
  override readonly name = "UnknownColumnError";
  /** The requested name. */
  readonly column: string;

  constructor(column: string, known: readonly string[]) {
    super(`the dataframe has no column ${quote(column)}: ${makeHint(column, known)}`);
    this.column = column;
  }
}

/** How many columns a message lists. */
const MAX_LISTED = 20;
/** How many names a message suggests. */
const MAX_SUGGESTED = 3;

function makeHint(column: string, known: readonly string[]): string {
  if (known.length === 0) return "the dataframe has no columns";
  const near = findNearest(column, known);
  if (near.length > 0) return `did you mean ${near.map(quote).join(" or ")}?`;
  const rest = known.length - MAX_LISTED;
  return `it has ${known.slice(0, MAX_LISTED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** Returns the names whose distance is at most a third of their length, the nearest first. */
function findNearest(wanted: string, known: readonly string[]): readonly string[] {
  return known
    .map((name) => ({ name, distance: computeDistance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.max(wanted.length, name.length) / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTED)
    .map(({ name }) => name);
}

/** Returns the edit distance; 1 if one name starts with the other, so that `rsi_default` suggests `rsi`. */
function computeDistance(a: string, b: string): number {
  if (a.length > 2 && b.startsWith(a) || b.length > 2 && a.startsWith(b)) return Number(a !== b);
  return levenshteinDistance(a, b);
}

function quote(name: string): string {
  return `"${name}"`;
}
