import type { ParsedArgs } from "../../std/parse_args.ts";
import { momentOf, pairPatternsOf, textOf, wholeNumberOf } from "../flags.ts";
import { UsageError } from "../../app/usage_error.ts";

/** What `consumer signals` is asked for. */
export type SignalsOptions = ListOptions | ResendOptions;

/** Which signals are listed, and how. */
export interface ListOptions {
  readonly action: "list";
  /** Patterns of pairs; empty: every pair. */
  readonly pairs: readonly string[];
  /** Epoch milliseconds; null: from the beginning. */
  readonly since: number | null;
  /** Names of strategies; empty: all. */
  readonly strategies: readonly string[];
  readonly undelivered: boolean;
  readonly json: boolean;
  /** The newest so many. */
  readonly limit: number;
}

/** A signal that is to be sent again. */
export interface ResendOptions {
  readonly action: "resend";
  /** A signal's id, or its beginning. */
  readonly id: string;
  /** Null: to all sinks that it was for. */
  readonly sink: string | null;
}

const USUAL_LIMIT = 50;
const MOST = 1_000_000;
const SHORTEST_ID = 8;
const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const LIST_FLAGS = ["pair", "since", "strategy", "undelivered", "json", "limit"];

/**
 * Reads the command line of `consumer signals`.
 *
 * @param words what stands behind `signals`
 * @param now what durations such as `2h` are counted back from, epoch milliseconds
 * @throws {UsageError}
 */
export function signalsOptions(parsed: ParsedArgs, words: readonly string[], now: number): SignalsOptions {
  const [action, id = "", ...others] = words;
  if (action === undefined) return listOptions(parsed, now);
  if (action !== "resend") throw new UsageError(`"${action}" is no part of "consumer signals": only resend ID is`);
  if (others.length > 0) throw new UsageError(`"${others[0]}" is one word too many: signals resend ID, one at a time`);
  for (const flag of LIST_FLAGS) {
    if (isGiven(parsed, flag)) throw new UsageError(`--${flag} is for the list of signals, not for signals resend ID`);
  }
  return { action, id: idOf(id), sink: textOf(parsed, "sink") };
}

function listOptions(parsed: ParsedArgs, now: number): ListOptions {
  if (isGiven(parsed, "sink")) throw new UsageError("--sink is for signals resend ID, not for the list of signals");
  return {
    action: "list",
    pairs: pairPatternsOf(parsed, "pair"),
    since: sinceOf(parsed, now),
    strategies: Array.isArray(parsed["strategy"]) ? parsed["strategy"].map(String) : [],
    undelivered: parsed["undelivered"] === true,
    json: parsed["json"] === true || parsed["output"] === "json",
    limit: wholeNumberOf(parsed, "limit", 1, MOST) ?? USUAL_LIMIT,
  };
}

function isGiven(parsed: ParsedArgs, flag: string): boolean {
  const value = parsed[flag];
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}

function idOf(word: string): string {
  const id = word.toLowerCase();
  if (/^[0-9a-f]{8,}$/.test(id)) return id;
  const found = word === "" ? "nothing" : `"${word}"`;
  throw new UsageError(
    `signals resend needs the ID of a signal, or at least its first ${SHORTEST_ID} characters, found ${found}; ` +
      "consumer signals lists them",
  );
}

/** A moment, or a time back from now: `90s`, `30m`, `2h`, `3d`, `1w`. */
function sinceOf(parsed: ParsedArgs, now: number): number | null {
  const text = textOf(parsed, "since");
  const [, count = "", unit = ""] = /^(\d+(?:\.\d+)?)([a-z])$/.exec(text ?? "") ?? [];
  const size = UNITS[unit];
  if (size !== undefined) return Math.max(0, Math.round(now - Number(count) * size));
  try {
    return momentOf(parsed, "since");
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `--since must be a time back from now such as 30m, 2h or 3d, or a date such as 2026-11-23 or 2026-11-23T08:00, ` +
        `in UTC, found "${text}"`,
    );
  }
}
