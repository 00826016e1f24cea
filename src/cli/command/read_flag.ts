import { UsageError } from "../../app/usage_error.ts";
import { findPatternError } from "../../config/pairs.ts";
import { parseTimestamp } from "../../producer/protocol/timestamp.ts";
import type { Flag } from "./flag.ts";

/**
 * Reads the value of a flag from the words behind it.
 *
 * @param given the words of each occurrence of the flag; for a switch whether it is set
 * @returns the value that `ValueOf` in `flag.ts` describes. A flag without a default that is not given is null, an empty
 * list, or false.
 * @throws {UsageError} a value is missing or wrong
 */
export function readFlag(name: string, flag: Flag, given: boolean | readonly string[]): FlagValue {
  if (typeof given === "boolean") return given;
  // nobody means an empty value: the shell variable behind it was empty
  if (flag.type !== "switch" && flag.type !== "choice" && given.includes("")) {
    throw new UsageError(`--${name} needs a value: --${name} ${flag.value}`);
  }
  const text = given.at(-1);
  switch (flag.type) {
    case "switch":
      return false;
    case "list":
      return given;
    case "pair patterns":
      for (const pattern of given) requirePairPattern(name, pattern);
      return given;
    case "text":
      if (flag.requiredExample === undefined) return text ?? null;
      return requireOne(`--${name}`, `--${name} ${flag.value}, such as --${name} ${flag.requiredExample}`, given);
    case "whole number":
      return text === undefined ? flag.default ?? null : parseWholeNumber(name, text, flag.min, flag.max);
    case "choice":
      return text === undefined ? null : parseChoice(name, text, flag.choices);
    case "size":
      return text === undefined ? null : parseSize(name, text);
    case "moment":
      return text === undefined ? null : parseMoment(name, text, flag.acceptsAgo ?? false);
  }
}

/** The value of any flag. */
export type FlagValue = boolean | number | string | null | readonly string[];

function requireOne(flag: string, usage: string, given: readonly string[]): string {
  const [text, ...others] = given;
  if (text === undefined) throw new UsageError(`${flag} is missing: add ${usage}`);
  if (others.length > 0) throw new UsageError(`${flag} is given ${given.length} times: give it once`);
  return text;
}

function requirePairPattern(name: string, pattern: string): void {
  const problem = findPatternError(pattern);
  if (problem === null) return;
  throw new UsageError(`--${name} "${pattern}" is neither a pair nor a regular expression: ${problem}`);
}

function parseChoice(name: string, text: string, choices: readonly string[]): string {
  if (choices.includes(text)) return text;
  throw new UsageError(
    `--${name} must be one of ${choices.join(", ")}, found ${text === "" ? "nothing" : `"${text}"`}`,
  );
}

function parseWholeNumber(name: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new UsageError(`--${name} must be a whole number from ${min} to ${max}, found "${text}"`);
}

function parseSize(name: string, text: string): number {
  const number = Number(text);
  if (/^\d*\.?\d+$/.test(text) && number > 0) return number;
  throw new UsageError(`--${name} must be a number above 0, found "${text}"`);
}

function parseMoment(name: string, text: string, acceptsAgo: boolean): number {
  const ago = acceptsAgo ? parseAgo(text) : null;
  if (ago !== null) return ago;
  // a text without "-" would be parsed as a number of seconds
  const moment = text.includes("-") ? parseTimestamp(text) : null;
  if (moment !== null) return moment;
  const forms = acceptsAgo ? "a time before now such as 30m, 2h or 3d, or a date" : "a date";
  throw new UsageError(`--${name} must be ${forms} such as 2026-11-23 or 2026-11-23T08:00, in UTC, found "${text}"`);
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Parses a time before now: `90s`, `30m`, `2h`, `3d`, `1w`. */
function parseAgo(text: string): number | null {
  const [, count = "", unit = ""] = /^(\d+(?:\.\d+)?)([a-z])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  return unitMs === undefined ? null : Math.max(0, Math.round(Date.now() - Number(count) * unitMs));
}
