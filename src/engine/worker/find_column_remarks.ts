import type { Frame } from "../../frame/frame.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { describeValue } from "../../text/describe_value.ts";
import { editDistance } from "../../text/nearest.ts";

/**
 * Finds columns of a strategy that look like a signal but are not one, such as `enterLong`, `enter_lon` or `sell_tag`, and
 * signals whose last value is not 1, 0 or missing.
 *
 * @param base the dataframe that the strategy was given
 * @param analysed the dataframe that it returned, with at least one row
 */
export function findColumnRemarks(base: Frame, analysed: Frame, strategy: ShortSettings): ColumnRemarks {
  let found = cache.get(analysed.columns);
  if (found === undefined) cache.set(analysed.columns, found = findNameRemarks(base, analysed));
  const values = SIGNALS.flatMap((name) => describeWrongValue(name, analysed));
  return {
    ...found,
    mistakes: [...found.mistakes, ...values],
    warnings: describeIgnoredShort(analysed, strategy),
  };
}

/** The part of a strategy that decides whether short entries count. */
type ShortSettings = Pick<Strategy, "canShort" | "config">;

/** What is suspicious in the columns of an analysed dataframe. */
export interface ColumnRemarks {
  /** Columns that must be changed for the strategy to work as written. */
  readonly mistakes: readonly string[];
  readonly warnings: readonly string[];
  /** Whether the dataframe has a signal column, or one that looks like it. */
  readonly hasSignal: boolean;
}

function findNameRemarks(base: Frame, analysed: Frame): Omit<ColumnRemarks, "warnings"> {
  const mistakes = analysed.columns.filter((name) => !base.has(name)).flatMap((name) => {
    const meant = findMeant(name);
    if (meant === null || isUsed(meant, analysed)) return [];
    return [`the column ${name} is not a signal: did you mean ${meant}?`];
  });
  return {
    mistakes,
    hasSignal: mistakes.length > 0 || SIGNALS.some((name) => analysed.has(name)),
  };
}

/** A strategy for both modes may set `enter_short` in spot markets too, as freqtrade's template does. */
function describeIgnoredShort(frame: Frame, { canShort, config }: ShortSettings): readonly string[] {
  if (canShort || !frame.has("enter_short")) return [];
  if (config.trading_mode !== "spot") {
    return ["the strategy sets enter_short, but canShort is false: it emits no short entry; set canShort = true"];
  }
  if (frame.has("enter_long")) return [];
  return ['the strategy sets enter_short alone, but trading_mode is "spot": it emits no short entry'];
}

/** Returns the column that a name stands for when it is misspelt, or null. */
function findMeant(name: string): string | null {
  if (COLUMNS.includes(name)) return null;
  const snake = name.slice(0, MAX_NAME).replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
  const alias = ALIASES.get(snake);
  if (alias !== undefined) return alias;
  const words = sortWords(snake);
  return COLUMNS.find((column) => sortWords(column) === words || editDistance(snake, column) <= MAX_ERRORS) ?? null;
}

/** Makes `long_entry` and `enterLong` equal to `enter_long`. */
function sortWords(name: string): string {
  return name.split(/[\W_]+/).map((word) => word === "entry" ? "enter" : word).sort().join(" ");
}

/** Reports whether the strategy sets the column. Tags are always there, initialised as empty strings. */
function isUsed(column: string, frame: Frame): boolean {
  if (!frame.has(column)) return false;
  if (!TAGS.includes(column)) return true;
  for (let row = frame.length - 1; row >= 0; row--) {
    const cell = frame.at(row, column);
    if (cell !== "" && cell !== null) return true;
  }
  return false;
}

function describeWrongValue(name: string, frame: Frame): readonly string[] {
  const value = frame.has(name) ? frame.at(-1, name) : null;
  if (value === null || typeof value === "boolean" || value === 0 || value === 1 || Number.isNaN(value)) return [];
  if (value === "") return [];
  return [`the last ${name} is ${describeValue(value)}, which is not a signal: only 1 and true are`];
}

const cache = new WeakMap<readonly string[], Omit<ColumnRemarks, "warnings">>();
const SIGNALS: readonly string[] = ["enter_long", "exit_long", "enter_short", "exit_short"];
const TAGS: readonly string[] = ["enter_tag", "exit_tag"];
const COLUMNS: readonly string[] = [...SIGNALS, ...TAGS];
/** Columns of older or other programs, and short forms. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["buy", "enter_long"],
  ["buy_signal", "enter_long"],
  ["buy_tag", "enter_tag"],
  ["enter", "enter_long"],
  ["enter_reason", "enter_tag"],
  ["entry", "enter_long"],
  ["entry_reason", "enter_tag"],
  ["exit", "exit_long"],
  ["exit_reason", "exit_tag"],
  ["sell", "exit_long"],
  ["sell_reason", "exit_tag"],
  ["sell_signal", "exit_long"],
  ["sell_tag", "exit_tag"],
]);
const MAX_ERRORS = 2;
const MAX_NAME = 100;
