import type { Signal } from "../signal.ts";
import { formatJsonLine } from "../text/json_line.ts";
import { printable } from "../text/printable.ts";

/** Formats a signal as one line of NDJSON, with its line end. */
export function formatSignalJson(signal: Signal): string {
  return formatJsonLine(signal);
}

/** Formats the open time of a signal's candle: `2026-11-23 00:50 UTC`. */
export function formatCandle({ candle }: Signal): string {
  return `${candle.slice(0, 16).replace("T", " ")} UTC`;
}

/**
 * Formats a signal for people: one line where it fits, else further lines that are indented. The time is in UTC.
 *
 * @param width how many columns a line may have
 */
export function formatSignalLine(signal: Signal, color: boolean, width = DEFAULT_WIDTH): string {
  const { action, side, pair, price, tag, strategy, timeframe, time } = signal;
  const what = `${time.slice(11, 19)} UTC  ${`${action} ${side}`.padEnd(11)}  ${
    printable(pair).padEnd(MIN_PAIR_WIDTH)
  }`;
  const parts = [
    { text: what, paint: action },
    { text: `${price ?? "no price"}`, paint: null },
    ...(tag === null ? [] : [{ text: `tag ${JSON.stringify(printable(tag))}`, paint: null }]),
    { text: printable(strategy), paint: "dim" },
    { text: `${timeframe} candle ${formatCandle(signal)}`, paint: "dim" },
  ] as const;
  let column = 0;
  let line = "";
  for (const { text, paint } of parts) {
    const gap = column === 0 ? "" : column + GAP.length + text.length > width ? `\n${INDENT}` : GAP;
    column = gap === GAP || gap === "" ? column + gap.length + text.length : INDENT.length + text.length;
    line += gap + (color && paint !== null ? `${COLORS[paint]}${text}${COLORS.reset}` : text);
  }
  return `${line}\n`;
}

const DEFAULT_WIDTH = 80;
/** Aligns the prices of most pairs. */
const MIN_PAIR_WIDTH = 9;
const GAP = "  ";
/** Continuation lines start below the action. */
const INDENT = " ".repeat(14);
const COLORS = { enter: "\x1b[32m", exit: "\x1b[33m", dim: "\x1b[2m", reset: "\x1b[0m" } as const;
