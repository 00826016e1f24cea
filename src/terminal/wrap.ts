/**
 * Breaks a text into lines of at most `width` characters, at its spaces; a word that is longer is broken where the line
 * ends.
 *
 * @param indent what every line but the first begins with; it counts
 * @example
 * ```ts
 * import { wrapText } from "./wrap.ts";
 * const text = wrapText("the bot is full: abcdefghijkl", 10, "  ").join("|");
 * if (text !== "the bot is|  full:|  abcdefgh|  ijkl") throw new Error(text);
 * ```
 */
export function wrapText(text: string, width: number, indent = ""): readonly string[] {
  const lines: string[] = [];
  // an indent may take half of a line
  const inner = width - indent.length < width / 2 ? "" : indent;
  let line = "";
  let isFresh = true;
  const end = (): void => {
    lines.push(line);
    line = inner;
    isFresh = true;
  };
  for (const word of text.split(" ")) {
    let rest = word;
    if (!isFresh && line.length + 1 + rest.length > width) end();
    while (line.length + rest.length > width) {
      const room = Math.max(1, width - line.length);
      line += rest.slice(0, room);
      rest = rest.slice(room);
      end();
    }
    line += isFresh ? rest : ` ${rest}`;
    isFresh = false;
  }
  lines.push(line);
  return lines;
}
