import { escapeXml } from "../../src/text/escape_xml.ts";
import type { TerminalColor, TerminalLine, TerminalSpan } from "./read_lines.ts";

/**
 * Draws a terminal as an SVG. Its lines appear one after another, once, and then stay; where nothing can move, or nobody
 * wants it to, all of them are there at once. The colours follow the reader's light or dark theme.
 */
export function formatSvg(lines: readonly TerminalLine[], { title, description }: SvgTexts): string {
  const columns = Math.max(...lines.map(({ spans }) => spans.reduce((sum, { text }) => sum + text.length, 0)));
  const width = Math.ceil(columns * CELL + 2 * MARGIN);
  const height = lines.length * LINE + HEAD + MARGIN;
  const times = shortenPauses(lines);
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title text" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="title">${escapeXml(title)}</title>
<desc id="text">${escapeXml(description)}</desc>
<style>
${STYLE}
</style>
<rect class="window" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${[0, 1, 2].map((i) => `<circle class="button" cx="${MARGIN + 6 + i * 18}" cy="20" r="5"/>`).join("")}
${lines.map(({ spans }, i) => formatLine(spans, HEAD + (i + 0.75) * LINE, times[i] ?? 0)).join("\n")}
</svg>
`;
}

/** What a reader hears who does not see the picture. */
export interface SvgTexts {
  readonly title: string;
  readonly description: string;
}

/** The longest pause between two lines, in seconds. */
export const MAX_PAUSE = 1.5;

const FONT_SIZE = 14;
/** The width of a character. Most fonts of terminals have 0.6 em. */
const CELL = FONT_SIZE * 0.602;
const LINE = 20;
const MARGIN = 16;
const HEAD = 38;

/** The colours of a theme have a contrast of 4.5 to 1 or more to its window. */
const DARK: Palette = {
  window: "#0d1117",
  border: "#3d444d",
  text: "#f0f6fc",
  dim: "#9198a1",
  red: "#ff7b72",
  green: "#3fb950",
  yellow: "#d29922",
  blue: "#58a6ff",
  magenta: "#bc8cff",
  cyan: "#39c5cf",
};
const LIGHT: Palette = {
  window: "#f6f8fa",
  border: "#d1d9e0",
  text: "#1f2328",
  dim: "#59636e",
  red: "#cf222e",
  green: "#116329",
  yellow: "#7d4e00",
  blue: "#0969da",
  magenta: "#8250df",
  cyan: "#1b7c83",
};

type Palette = Readonly<Record<TerminalColor | "window" | "border" | "text" | "dim", string>>;

const STYLE = [
  formatPalette(DARK),
  `@media (prefers-color-scheme:light){${formatPalette(LIGHT)}}`,
  `text{font:${FONT_SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}`,
  ".bold{font-weight:bold}",
  ".line{animation:show .01s step-start backwards}",
  "@keyframes show{from{opacity:0}}",
  "@media (prefers-reduced-motion:reduce){.line{animation:none}}",
].join("\n");

function formatPalette({ window, border, text, ...spans }: Palette): string {
  return [
    `.window{fill:${window};stroke:${border}}`,
    `.button{fill:${border}}`,
    `text{fill:${text}}`,
    ...Object.entries(spans).map(([name, color]) => `.${name}{fill:${color}}`),
  ].join("");
}

/** Returns when each line appears, in seconds. */
function shortenPauses(lines: readonly TerminalLine[]): readonly number[] {
  let shown = 0;
  return lines.map(({ at }, i) => {
    const pause = i === 0 ? 0 : (at - (lines[i - 1]?.at ?? at)) / 1000;
    shown += Math.min(pause, MAX_PAUSE);
    return shown;
  });
}

function formatLine(spans: readonly TerminalSpan[], y: number, at: number): string {
  let column = 0;
  const parts = spans.flatMap((span) => {
    const start = column;
    column += span.text.length;
    return [...span.text.matchAll(WORDS)].map(({ 0: words, index }) => {
      const x = MARGIN + (start + index) * CELL;
      return `<tspan x="${round(x)}"${formatClass(span)}>${escapeXml(words)}</tspan>`;
    });
  });
  return `<text class="line" y="${round(y)}" style="animation-delay:${round(at)}s">${parts.join("")}</text>`;
}

/** SVG shows several spaces as one, so that what stands between them has places of its own. */
const WORDS = /\S+(?: \S+)*/g;

function formatClass({ isBold, isDim, color }: TerminalSpan): string {
  const names = [...(isBold ? ["bold"] : []), ...(color === null ? isDim ? ["dim"] : [] : [color])];
  return names.length === 0 ? "" : ` class="${names.join(" ")}"`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
