import { findPatternError } from "../config/pairs.ts";
import { parseTimestamp } from "../producer/protocol/timestamp.ts";
import type { ParsedArgs } from "../std/parse_args.ts";
import { nearest } from "../text/nearest.ts";
import { UsageError } from "../app/usage_error.ts";

/** The values of a flag that may repeat. */
export function listOf(parsed: ParsedArgs, flag: string, what = "a file name"): readonly string[] {
  const values = parsed[flag];
  if (!Array.isArray(values)) return [];
  for (const value of values) if (value === "") throw new UsageError(`--${flag} needs ${what}`);
  return values.map(String);
}

/** A flag's value; null where it is not given. */
export function textOf(parsed: ParsedArgs, flag: string): string | null {
  const value = parsed[flag];
  if (value === undefined) return null;
  if (value === "") throw new UsageError(`--${flag} needs a value`);
  return String(value);
}

/** One of several words. */
export function choiceOf<T extends string>(parsed: ParsedArgs, flag: string, choices: readonly T[]): T | null {
  const value = parsed[flag];
  if (value === undefined) return null;
  const choice = choices.find((name) => name === value);
  if (choice !== undefined) return choice;
  const found = value === "" ? "nothing" : `"${value}"`;
  throw new UsageError(`--${flag} must be one of ${choices.join(", ")}, found ${found}`);
}

/** A whole number within bounds. */
export function wholeNumberOf(parsed: ParsedArgs, flag: string, low: number, high: number): number | null {
  const text = textOf(parsed, flag);
  if (text === null) return null;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= low && number <= high) return number;
  throw new UsageError(`--${flag} must be a whole number from ${low} to ${high}, found "${text}"`);
}

/** A number above zero. */
export function sizeOf(parsed: ParsedArgs, flag: string): number | null {
  const text = textOf(parsed, flag);
  if (text === null) return null;
  const number = Number(text);
  if (/^\d*\.?\d+$/.test(text) && number > 0) return number;
  throw new UsageError(`--${flag} must be a number above 0, found "${text}"`);
}

/** A moment as epoch milliseconds: an ISO 8601 date, or date and time; UTC unless it says otherwise. */
export function momentOf(parsed: ParsedArgs, flag: string): number | null {
  const text = textOf(parsed, flag);
  if (text === null) return null;
  // without a "-" it would be a number of seconds
  const moment = text.includes("-") ? parseTimestamp(text) : null;
  if (moment !== null) return moment;
  throw new UsageError(`--${flag} must be a date such as 2026-11-23 or 2026-11-23T08:00, in UTC, found "${text}"`);
}

/** Patterns of pairs, as in `exchange.pair_whitelist`. */
export function pairPatternsOf(parsed: ParsedArgs, flag: string): readonly string[] {
  const patterns = listOf(parsed, flag, "a pair");
  for (const pattern of patterns) {
    const problem = findPatternError(pattern);
    if (problem !== null) {
      throw new UsageError(`--${flag} "${pattern}" is no pair and no regular expression: ${problem}`);
    }
  }
  return patterns;
}

/** ` (did you mean ...?)`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[], prefix = ""): string {
  const names = nearest(word, candidates, 1);
  return names.length > 0 ? ` (did you mean ${prefix}${names[0]}?)` : "";
}
