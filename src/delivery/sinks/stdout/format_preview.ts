import type { Signal } from "../../../signal.ts";
import { printable } from "../../../text/printable.ts";
import type { Preview } from "../sink.ts";

/** Formats a preview as one line of NDJSON, with its line end. */
export function formatPreviewJson(sink: string, { id }: Signal, { to, content }: Preview): string {
  return JSON.stringify({ sink, to, content, signal: id }) + "\n";
}

/** Formats a preview as a line for people, to print below the signal. */
export function formatPreviewLine(sink: string, signal: Signal, { to, content }: Preview): string {
  const what = content === signal ? "" : `  ${JSON.stringify(content)}`;
  return `    to ${sink === to ? "" : `${printable(sink)}: `}${printable(to)}${what}\n`;
}
