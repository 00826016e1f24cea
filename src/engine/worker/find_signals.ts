import type { Frame } from "../../frame/frame.ts";
import type { Cell } from "../../frame/column.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import type { Signal } from "../../signal.ts";

/**
 * Finds the signals on the last candle of an analysed dataframe with at least one row.
 *
 * Follows freqtrade's `get_latest_candle`, `get_entry_signal`, `get_exit_signal`, and the rule of `should_exit` that ignores an
 * exit beside an entry of the same side.
 *
 * | on one candle | emitted |
 * | --- | --- |
 * | entry and exit of the same side | neither |
 * | entries of both sides | no entry |
 * | exit alone | the exit |
 *
 * @param now epoch milliseconds
 */
export function findSignals(frame: Frame, settings: SignalRuleSettings, now: number): SignalVerdict {
  const row = settings.disableDataframeChecks ? latestRow(frame) : frame.length - 1;
  const last = (column: string): Cell => (frame.has(column) ? frame.at(row, column) : null);
  const isSet = (column: string): boolean => isOne(last(column));
  const candle = Number(last("date") ?? NaN);
  const timeframeMs = timeframeToMs(settings.timeframe);
  if (isOutdated(candle, settings.timeframe, settings.outdatedOffset, now)) {
    return { type: "outdated", candle, ageMinutes: Math.floor((now - candle) / 60_000) };
  }
  const enterLong = isSet("enter_long"), exitLong = isSet("exit_long");
  const enterShort = isSet("enter_short"), exitShort = isSet("exit_short");
  const found: FoundSignal[] = [];
  const entersLong = enterLong && !exitLong && !enterShort;
  const entersShort = settings.tradingMode !== "spot" && settings.canShort && enterShort && !exitShort && !enterLong;
  const expiry = settings.ignoreBuyingExpiredCandleAfter * 1000;
  const expired = expiry > 0 && now - (candle + timeframeMs) > expiry;
  if (entersLong && !expired) found.push({ action: "enter", side: "long", tag: tagOf(last("enter_tag")) });
  if (entersShort && !expired) found.push({ action: "enter", side: "short", tag: tagOf(last("enter_tag")) });
  if (exitLong && !enterLong) found.push({ action: "exit", side: "long", tag: tagOf(last("exit_tag")) });
  if (exitShort && !enterShort) found.push({ action: "exit", side: "short", tag: tagOf(last("exit_tag")) });
  return { type: "current", candle, close: Number(last("close") ?? NaN), found };
}

/**
 * Reports whether freqtrade would send no signal of a candle because it is too old.
 *
 * @param candle its open time in epoch milliseconds
 * @param outdatedOffset `exchange.outdated_offset`, in minutes
 * @param now epoch milliseconds
 */
export function isOutdated(candle: number, timeframe: string, outdatedOffset: number, now: number): boolean {
  // Freqtrade counts whole minutes, so a timeframe of seconds counts as 0.
  const outdatedAfter = (Math.floor(timeframeToMs(timeframe) / 60_000) * 2 + outdatedOffset) * 60_000;
  return candle < now - outdatedAfter;
}

/** Returns the last of the rows with the latest date. */
function latestRow(frame: Frame): number {
  const dates = frame.col("date").values;
  return dates.reduce((latest, date, row) => date >= (dates[latest] ?? -Infinity) ? row : latest, 0);
}

/** Compares as Python's `== 1` does: the number and `True` match. */
function isOne(cell: Cell): boolean {
  return cell === 1 || cell === true;
}

/** Returns a tag, or null for the empty string that freqtrade initialises tags to. */
function tagOf(cell: Cell): string | null {
  return typeof cell === "string" && cell !== "" && cell !== "nan" ? cell : null;
}

/** The settings that the signal rules depend on. */
export interface SignalRuleSettings {
  readonly timeframe: string;
  readonly tradingMode: "spot" | "margin" | "futures";
  readonly canShort: boolean;
  /** `exchange.outdated_offset`, in minutes. */
  readonly outdatedOffset: number;
  /** Whether rows can have any order, so that the last candle is the one with the latest date (`disable_dataframe_checks`). */
  readonly disableDataframeChecks: boolean;
  /** In seconds. 0 disables the rule. */
  readonly ignoreBuyingExpiredCandleAfter: number;
}

/** A signal on the last candle. */
export interface FoundSignal {
  readonly action: Signal["action"];
  readonly side: Signal["side"];
  readonly tag: string | null;
}

/** The signals of the last candle, or its age when it is too old. Times are epoch milliseconds. */
export type SignalVerdict =
  | { readonly type: "outdated"; readonly candle: number; readonly ageMinutes: number }
  | {
    readonly type: "current";
    readonly candle: number;
    readonly close: number;
    readonly found: readonly FoundSignal[];
  };
