/**
 * Formats a time as `14:55Z`, with the date when it is of another day than `now`. Both are epoch milliseconds.
 *
 * @example
 * ```ts
 * import { formatTimeOfDay } from "./time_of_day.ts";
 * const at = Date.UTC(2026, 10, 23, 14, 55);
 * if (formatTimeOfDay(at, at) !== "14:55Z") throw new Error("wrong");
 * if (formatTimeOfDay(at, at + 86_400_000) !== "2026-11-23 14:55Z") throw new Error("wrong");
 * ```
 */
export function formatTimeOfDay(ms: number, now: number): string {
  // a producer can send a time that no Date can hold
  if (!(Math.abs(ms) <= MAX_DATE_MS)) return `${ms} ms`;
  const [date, time] = split(ms);
  return date === split(now)[0] ? time : `${date} ${time}`;
}

function split(ms: number): readonly [date: string, time: string] {
  const [date = "", time = ""] = new Date(ms).toISOString().split("T");
  return [date, `${time.slice(0, 5)}Z`];
}

const MAX_DATE_MS = 8.64e15;
