import { wrapText } from "../../terminal/wrap_text.ts";
import { INFO_FLAGS, SHARED_FLAGS } from "../command/shared_flags.ts";
import type { Command } from "../command/declaration.ts";
import type { Flags } from "../command/flag.ts";
import { argumentText, flagHelp, flagText, usageLine } from "../command/usage.ts";
import { exitCodes, PROGRAM_SUMMARY } from "./program_text.ts";

/** Formats the help of the program: its commands and the flags that all of them take. */
export function formatOverview(commands: readonly Command[], width: number): string {
  return [
    ...wrapText(`consumer ${PROGRAM_SUMMARY}`, width),
    "",
    "Usage:",
    "  consumer --config FILE [OPTIONS]",
    "  consumer COMMAND [OPTIONS] [ARGUMENTS]",
    "",
    "Commands:",
    ...formatList(commands.map(({ name, summary }) => [name, summary]), width),
    "",
    "Options:",
    ...formatFlags({ ...SHARED_FLAGS, ...INFO_FLAGS }, width),
    "",
    "Exit codes:",
    ...formatList(exitCodes(null), width),
    "",
    "consumer help COMMAND shows the flags and examples of one command.",
    "",
  ].join("\n");
}

/** Formats the help of one command. */
export function formatCommandHelp(command: Command, width: number): string {
  const { description, flags, arguments: declared, examples, rejectedFlags = {} } = command;
  const commonFlags = Object.entries({ ...SHARED_FLAGS, ...INFO_FLAGS }).filter(([name]) =>
    !(name in flags || name in rejectedFlags)
  );
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", `${title}:`, ...lines];
  return [
    ...wrapText(usageLine(command, true), width, "  "),
    ...description.split("\n\n").flatMap((paragraph) => ["", ...wrapText(paragraph, width)]),
    ...section(
      "Arguments",
      formatList(Object.values(declared).map((argument) => [argumentText(argument), argument.help]), width),
    ),
    ...section("Options", formatFlags(flags, width)),
    ...section("Common options", formatFlags(Object.fromEntries(commonFlags), width)),
    ...section("Examples", examples.flatMap((example) => [`  ${example.command}`, `      ${example.help}`])),
    ...section("Exit codes", formatList(exitCodes(command), width)),
    "",
  ].join("\n");
}

function formatFlags(flags: Flags, width: number): readonly string[] {
  const hasShort = Object.values(flags).some(({ short }) => short !== undefined);
  const rows = Object.entries(flags).map(([name, flag]) => {
    const indent = hasShort && flag.short === undefined ? "    " : "";
    return [indent + flagText(name, flag), flagHelp(flag)] as const;
  });
  return formatList(rows, width);
}

/** Formats terms and their explanations in two columns. */
function formatList(rows: readonly (readonly [term: string, text: string])[], width: number): readonly string[] {
  const termWidth = Math.max(0, ...rows.map(([term]) => term.length));
  const margin = " ".repeat(termWidth + 4);
  return rows.flatMap(([term, text]) => {
    const [first = "", ...rest] = wrapText(text, Math.max(MIN_TEXT_WIDTH, width - margin.length));
    return [`  ${term.padEnd(termWidth)}  ${first}`, ...rest.map((line) => margin + line)];
  });
}

/** On a narrower terminal the lines are longer than the terminal. */
const MIN_TEXT_WIDTH = 20;
