import wrapAnsi from "wrap-ansi";

/**
 * Wraps a text at its spaces. Breaks words that are longer than a line.
 *
 * @param width the most columns that a line takes
 * @param indent the start of every line but the first. It counts, unless it would take more than half of a line: then it
 * is left out.
 * @returns the lines
 * @example
 * ```ts
 * import { wrapText } from "./wrap_text.ts";
 * const lines = wrapText("the bot is full: abcdefghijkl", 10, "  ");
 * if (lines.join("|") !== "the bot is|  full:|  abcdefgh|  ijkl") throw new Error(lines.join("|"));
 * ```
 */
export function wrapText(text: string, width: number, indent = ""): readonly string[] {
  const trimmed = text.trimStart();
  const [first = ""] = wrap(trimmed, width);
  const rest = trimmed.slice(first.length).trimStart();
  if (rest === "") return [first];
  const margin = indent.length > width / 2 ? "" : indent;
  return [first, ...wrap(rest, width - margin.length).map((line) => margin + line)];
}

function wrap(text: string, width: number): readonly string[] {
  return wrapAnsi(text, Math.max(1, width), { hard: true }).split("\n");
}
