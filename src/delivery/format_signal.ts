import type { Signal } from "../signal.ts";
import { printable } from "../text/printable.ts";

/** Formats a signal as one line of NDJSON, with its line end. */
export function formatSignalJson(signal: Signal): string {
  return JSON.stringify(signal) + "\n";
}

/** Formats the open time of a signal's candle: `2026-11-23 00:50 UTC`. */
export function formatCandle({ candle }: Signal): string {
  return `${candle.slice(0, 16).replace("T", " ")} UTC`;
}

/** Formats a signal as one line for people, with its line end. */
export function formatSignalLine(signal: Signal, color: boolean): string {
  const paint = (text: string, with_: keyof typeof COLORS): string =>
    color ? `${COLORS[with_]}${text}${COLORS.reset}` : text;
  const what = paint(`${signal.action} ${signal.side}`.padEnd(11), signal.action);
  const tag = signal.tag === null ? "" : `  ${printable(signal.tag)}`;
  const origin = paint(`${signal.strategy}, candle ${formatCandle(signal)}, ${signal.timeframe}`, "dim");
  return `${signal.time.slice(11, 19)}  ${what}  ${printable(signal.pair).padEnd(12)}  ${
    signal.price ?? "no price"
  }${tag}  ${origin}\n`;
}

const COLORS = { enter: "\x1b[32m", exit: "\x1b[33m", dim: "\x1b[2m", reset: "\x1b[0m" } as const;
