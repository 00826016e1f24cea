/**
 * Formats a duration for people, in at most two units: `250 ms`, `1.5 s`, `10 s`, `5 min`, `1 min 30 s`, `3 d 4 h`.
 *
 * `format` of `@std/fmt/duration` can't replace it: that prints every unit down to nanoseconds, rounds nothing, and writes
 * five minutes as `5m`, which here is a timeframe.
 *
 * @param ms milliseconds. A negative number counts as 0
 * @example
 * ```ts
 * import { formatDuration } from "./duration.ts";
 * if (formatDuration(10_000) !== "10 s" || formatDuration(90_000) !== "1 min 30 s") throw new Error("wrong");
 * ```
 */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return ms > 0 ? "forever" : "0 ms";
  const rounded = Math.max(0, Math.round(ms));
  if (rounded < 1000) return `${rounded} ms`;
  const tenths = Math.round(rounded / 100) / 10;
  if (tenths < 60) return `${tenths} s`;
  let rest = Math.round(rounded / 1000) * 1000;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(" ");
}

const UNITS = [["d", 86_400_000], ["h", 3_600_000], ["min", 60_000], ["s", 1000]] as const;
