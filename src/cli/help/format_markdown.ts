import { COMMON_FLAGS, INFO_FLAGS } from "../command/common_flags.ts";
import type { Command } from "../command/declaration.ts";
import type { Flags } from "../command/flag.ts";
import { argumentText, flagHelp, flagText, usageLine } from "../command/usage.ts";
import { exitCodes, PROGRAM_SUMMARY } from "./program_text.ts";

/** Formats docs/CLI.md: every command with its flags, arguments, examples and exit codes. */
export function formatMarkdown(commands: readonly Command[]): string {
  return [
    "# Command line",
    "<!-- `deno task docs` generates this file from src/cli/*/command.ts. Do not edit it. -->",
    `\`consumer\` ${PROGRAM_SUMMARY}`,
    table(["command", ""], commands.map(({ name, summary }) => [`[\`${name}\`](#consumer-${anchor(name)})`, summary])),
    "`consumer help COMMAND` and `consumer COMMAND --help` show the same text as this page.",
    "## Common flags",
    "Every command takes these flags, unless its section says otherwise.",
    flagTable({ ...COMMON_FLAGS, ...INFO_FLAGS }),
    "## Exit codes",
    exitCodeTable(null),
    ...commands.flatMap(formatCommand),
  ].join("\n\n") + "\n";
}

function formatCommand(command: Command): readonly string[] {
  const { name, description, flags, arguments: declared, examples, rejectedFlags = {}, exitCodes: own } = command;
  const argumentRows = Object.values(declared).map((argument) => [code(argumentText(argument)), argument.help]);
  return [
    `## consumer ${name}`,
    block("sh", [usageLine(command, true)]),
    ...description.split("\n\n").map(escapeText),
    ...Object.entries(rejectedFlags).map(([flag, reason]) => `Takes no \`--${flag}\`: ${escapeText(reason)}.`),
    ...(argumentRows.length > 0 ? [table(["argument", ""], argumentRows)] : []),
    ...(Object.keys(flags).length > 0 ? [flagTable(flags)] : []),
    ...examples.flatMap((example) => [escapeText(example.help), block("sh", [example.command])]),
    ...(own === undefined ? [] : [exitCodeTable(command)]),
  ];
}

function flagTable(flags: Flags): string {
  return table(["flag", ""], Object.entries(flags).map(([name, flag]) => [code(flagText(name, flag)), flagHelp(flag)]));
}

function exitCodeTable(command: Command | null): string {
  return table(["exit code", ""], exitCodes(command).map(([number, meaning]) => [code(number), meaning]));
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(heads),
    line(heads.map(() => "---")),
    ...rows.map((cells) => line(cells.map((cell) => escapeText(cell).replaceAll("|", "\\|")))),
  ].join("\n");
}

function block(language: string, lines: readonly string[]): string {
  return ["```" + language, ...lines, "```"].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function anchor(name: string): string {
  return name.replaceAll(" ", "-");
}

/** Escapes what Markdown would read as emphasis or HTML, outside of code. */
function escapeText(text: string): string {
  return text.split("`").map((part, i) => i % 2 === 1 ? part : part.replaceAll(/[*<]/g, "\\$&")).join("`");
}
