import type { Signal } from "../../../signal.ts";
import { escapeJson, formatJsonLine } from "../../../text/json_line.ts";
import { printable } from "../../../text/printable.ts";
import type { Preview } from "../sink.ts";

/** Formats a preview as one line of NDJSON, with its line end. */
export function formatPreviewJson(sink: string, { id }: Signal, { to, content }: Preview): string {
  return formatJsonLine({ sink, to, content, signal: id });
}

/** Formats a preview as a line for people, to print below the signal. */
export function formatPreviewLine(sink: string, signal: Signal, { to, content }: Preview): string {
  const what = content === signal ? "" : `  ${escapeJson(JSON.stringify(content))}`;
  return `    to ${sink === to ? "" : `${printable(sink)}: `}${printable(to)}${what}\n`;
}
