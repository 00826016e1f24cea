import { ToolError } from "../release/tool_error.ts";
import type { TerminalOutput } from "./record_terminal.ts";

/**
 * Reads the lines that a terminal shows. It reads colours, and refuses what moves the cursor.
 *
 * @throws {ToolError} the output has another escape sequence
 */
export function readLines(outputs: readonly TerminalOutput[]): readonly TerminalLine[] {
  const lines: { readonly at: number; readonly spans: TerminalSpan[] }[] = [];
  let style = PLAIN;
  let isNew = true;
  for (const { at, text } of outputs) {
    for (const [token, escape] of text.matchAll(TOKENS)) {
      if (escape !== undefined) style = applyEscape(escape, style);
      else if (token === "\r\n") isNew = true;
      else if (/[\r\n\b\t]/.test(token)) throw new ToolError(`the output moves the cursor: ${JSON.stringify(token)}`);
      else {
        if (isNew) lines.push({ at, spans: [] });
        isNew = false;
        lines.at(-1)?.spans.push({ text: token, ...style });
      }
    }
  }
  return lines;
}

/** A line of a terminal. */
export interface TerminalLine {
  /** When its first character came, in milliseconds since the start. */
  readonly at: number;
  readonly spans: readonly TerminalSpan[];
}

/** A text in one style. */
export interface TerminalSpan extends TerminalStyle {
  readonly text: string;
}

interface TerminalStyle {
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly color: TerminalColor | null;
}

/** A colour, as the settings of a terminal name it. */
export type TerminalColor = (typeof COLORS)[number];

const COLORS = ["red", "green", "yellow", "blue", "magenta", "cyan"] as const;
const PLAIN: TerminalStyle = { isBold: false, isDim: false, color: null };
const ESC = "\x1b";
const TOKENS = new RegExp(`${ESC}(\\[[0-9;]*[A-Za-z]|.)|\\r\\n|[^${ESC}\\r]+|.`, "gs");

function applyEscape(escape: string, style: TerminalStyle): TerminalStyle {
  const [, codes] = /^\[([0-9;]*)m$/.exec(escape) ?? [];
  if (codes === undefined) throw new ToolError(`the output moves the cursor: ${JSON.stringify(escape)}`);
  return codes.split(";").map(Number).reduce(applyCode, style);
}

function applyCode(style: TerminalStyle, code: number): TerminalStyle {
  const color = COLORS[code - FIRST_COLOR];
  if (color !== undefined) return { ...style, color };
  switch (code) {
    case 0:
      return PLAIN;
    case 1:
      return { ...style, isBold: true };
    case 2:
      return { ...style, isDim: true };
    default:
      throw new ToolError(`the output has a style that the picture does not have: ${code}`);
  }
}

/** The code of red. */
const FIRST_COLOR = 31;
