/**
 * Records `consumer demo` in a terminal, and draws it as docs/images/demo.svg for the README:
 *
 *     deno task picture      Linux, with `script` of util-linux
 */
import { join } from "node:path";
import { formatSvg, MAX_PAUSE } from "./picture/format_svg.ts";
import { readLines, type TerminalLine } from "./picture/read_lines.ts";
import { recordTerminal } from "./picture/record_terminal.ts";
import { rootFolder } from "./release/project.ts";
import { runTool } from "./release/run_tool.ts";

const SIGNALS = 4;
const SIGNAL_END = /m candle .* UTC/g;
const FILE = join(rootFolder, "docs", "images", "demo.svg");
const PROMPT: TerminalLine = {
  at: 0,
  spans: [
    { text: "$ ", isBold: false, isDim: true, color: null },
    { text: "consumer demo", isBold: true, isDim: false, color: null },
  ],
};

await runTool("picture", async () => {
  const outputs = await recordTerminal(
    { command: "./consumer demo", columns: 110, cwd: rootFolder },
    (text) => (text.match(SIGNAL_END)?.length ?? 0) >= SIGNALS,
  );
  const svg = formatSvg([PROMPT, ...readLines(outputs)], {
    title: "Terminal: consumer demo",
    description: `The command consumer demo starts a producer, connects to it, and prints the first signals. ` +
      `Recorded from a real run; pauses are at most ${MAX_PAUSE} seconds.`,
  });
  await Deno.mkdir(join(FILE, ".."), { recursive: true });
  await Deno.writeTextFile(FILE, svg);
  return `${FILE}: ${svg.length} bytes\n`;
});
