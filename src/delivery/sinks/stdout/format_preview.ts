import type { Signal } from "../../../signal.ts";
import { printable } from "../../../text/printable.ts";
import type { Preview } from "../sink.ts";

/** What a sink would get, as one line of NDJSON, line end included. */
export function formatPreviewJson(sink: string, { id }: Signal, { to, content }: Preview): string {
  return JSON.stringify({ sink, to, content, signal: id }) + "\n";
}

/** What a sink would get, for people: a line that stands below the signal's own. */
export function formatPreviewLine(sink: string, signal: Signal, { to, content }: Preview): string {
  const what = content === signal ? "" : `  ${JSON.stringify(content)}`;
  return `    to ${sink === to ? "" : `${printable(sink)}: `}${printable(to)}${what}\n`;
}
