/**
 * Compares two versions in the order of semantic versioning: negative when `a` is older, 0 when neither is older.
 * Build metadata does not count.
 *
 * @example
 * ```ts
 * import { compareVersions } from "./compare_versions.ts";
 * const sorted = ["1.10.0", "1.9.0", "1.10.0-rc.2", "1.10.0-rc.10"].sort(compareVersions);
 * if (sorted.join() !== "1.9.0,1.10.0-rc.2,1.10.0-rc.10,1.10.0") throw new Error(sorted.join());
 * ```
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [splitVersion(a), splitVersion(b)];
  return compareLists(left.numbers, right.numbers) ||
    // a version without a suffix is newer than its release candidates
    Number(left.suffix.length === 0) - Number(right.suffix.length === 0) ||
    compareLists(left.suffix, right.suffix);
}

interface SplitVersion {
  readonly numbers: readonly string[];
  readonly suffix: readonly string[];
}

function splitVersion(version: string): SplitVersion {
  const [plain = ""] = version.split("+");
  const dash = plain.indexOf("-");
  return dash < 0
    ? { numbers: plain.split("."), suffix: [] }
    : { numbers: plain.slice(0, dash).split("."), suffix: plain.slice(dash + 1).split(".") };
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareParts(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers come before words. The shorter list is older. */
function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aIsNumber && bIsNumber) return Math.sign(Number(a) - Number(b));
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
