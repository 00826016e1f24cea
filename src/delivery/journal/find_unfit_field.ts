import { type Signal, SIGNAL_FIELDS } from "../../signal.ts";

/**
 * Finds a field of a signal that the journal can't store: its type is wrong, or its text is too long. The types can't
 * exclude it, because signals come from another thread.
 *
 * @returns what is wrong, or null
 */
export function findUnfitField(signal: Signal): string | null {
  for (const field of SIGNAL_FIELDS) {
    const value: unknown = signal[field];
    if (value === null && NULLABLE.has(field)) continue;
    if (field === "price") {
      if (typeof value !== "number") return "price is not a number";
      continue;
    }
    if (typeof value !== "string") return `${field} is not a string`;
    if (value.length > MAX_LENGTH) return `${field} has ${value.length} characters`;
  }
  if (signal.action !== "enter" && signal.action !== "exit") return "action is neither enter nor exit";
  if (signal.side !== "long" && signal.side !== "short") return "side is neither long nor short";
  return null;
}

const NULLABLE: ReadonlySet<keyof Signal> = new Set(["tag", "price"]);
/** Longer than any text of a signal that the engine makes. */
const MAX_LENGTH = 1_000;
