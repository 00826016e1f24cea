import { formatSvg } from "../../tools/picture/format_svg.ts";
import { readLines, type TerminalLine } from "../../tools/picture/read_lines.ts";
import { recordTerminal } from "../../tools/picture/record_terminal.ts";
import { ToolError } from "../../tools/release/tool_error.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes, assertThrows } from "../support/assert.ts";
import { isInstalled } from "./roff.ts";
import { TempFolder } from "../support/temp_folder.ts";

const PLAIN = { isBold: false, isDim: false, color: null } as const;
const HAS_SCRIPT = Deno.build.os === "linux" && await isInstalled("script");

function line(at: number, text: string): TerminalLine {
  return { at, spans: [{ text, ...PLAIN }] };
}

Deno.test("readLines() reads colours, and lines that arrive in pieces", () => {
  const outputs = [
    { at: 10, text: "one \x1b[1m\x1b[32mgre" },
    { at: 20, text: "en\x1b[0m\r\n\x1b[2;33mdim" },
    { at: 30, text: "\x1b[m plain\r\n" },
  ];
  assertEquals(readLines(outputs), [
    {
      at: 10,
      spans: [
        { text: "one ", ...PLAIN },
        { text: "gre", isBold: true, isDim: false, color: "green" },
        { text: "en", isBold: true, isDim: false, color: "green" },
      ],
    },
    { at: 20, spans: [{ text: "dim", isBold: false, isDim: true, color: "yellow" }, { text: " plain", ...PLAIN }] },
  ]);
});

Deno.test("readLines() refuses what a picture of lines can't show", () => {
  for (const text of ["\x1b[2J", "\x1b[1A", "\x1b7", "a\rb", "a\tb", "\x1b[7m", "\x1b[38;5;1m"]) {
    assertThrows(() => readLines([{ at: 0, text }]), ToolError);
  }
});

Deno.test("formatSvg() escapes texts, keeps columns, and shortens pauses", () => {
  const svg = formatSvg([line(0, "<a> & b"), line(500, "two  words  apart"), line(60_000, "x")], {
    title: "a < b",
    description: "c & d",
  });
  assertStringIncludes(svg, ">&lt;a&gt; &amp; b<");
  assertStringIncludes(svg, '<title id="title">a &lt; b</title>\n<desc id="text">c &amp; d</desc>');
  const [, x1, x2, x3] = /x="(\S+)">two<.* x="(\S+)">words<.* x="(\S+)">apart</.exec(svg)?.map(Number) ?? [];
  assert(x1 !== undefined && x2 !== undefined && x3 !== undefined);
  // "words" starts 5 columns after "two", and "apart" 7 after "words"
  assertEquals(((x2 - x1) / 5).toFixed(2), ((x3 - x2) / 7).toFixed(2));
  assertEquals([...svg.matchAll(/animation-delay:([\d.]+)s/g)].map(([, at]) => at), ["0", "0.5", "2"]);
});

Deno.test("recordTerminal() runs a command in a terminal and stops it", { ignore: !HAS_SCRIPT }, async () => {
  await using folder = await TempFolder.make();
  const command = `sh -c 'test -t 1 && stty size && echo ready && while true; do sleep 1; done'`;
  const where = { columns: 77, cwd: folder.path };
  const outputs = await recordTerminal({ command, ...where }, (text) => text.includes("ready"));
  assertEquals(readLines(outputs).map(({ spans }) => spans.map(({ text }) => text).join("")), ["50 77", "ready"]);
  await assertRejects(() => recordTerminal({ command: "echo no", ...where }, () => false), ToolError, "did not print");
});
