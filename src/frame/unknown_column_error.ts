/**
 * A column that the dataframe does not have. The message names those that come nearest.
 */
export class UnknownColumnError extends Error {
  override readonly name = "UnknownColumnError";
  /** The name that was asked for. */
  readonly column: string;

  constructor(column: string, known: readonly string[]) {
    const near = nearest(column, known);
    const hint = known.length === 0
      ? "the dataframe has no columns"
      : near.length > 0
      ? `did you mean ${near.map(quote).join(" or ")}?`
      : `it has ${known.slice(0, 20).join(", ")}${known.length > 20 ? ` and ${known.length - 20} more` : ""}`;
    super(`the dataframe has no column ${quote(column)}: ${hint}`);
    this.column = column;
  }
}

function quote(name: string): string {
  return `"${name}"`;
}

/** At most three names within a third of their length, those that contain the other first. */
function nearest(wanted: string, known: readonly string[]): readonly string[] {
  return known
    .map((name) => ({ name, far: distance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.max(wanted.length, name.length) / 3))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** How many letters differ (Levenshtein); one name at the start of the other counts as one letter. */
function distance(a: string, b: string): number {
  if (a.length > 2 && b.startsWith(a) || b.length > 2 && a.startsWith(b)) return Number(a !== b);
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
