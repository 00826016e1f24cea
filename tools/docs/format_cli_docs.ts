import type { Command } from "../../src/cli/command/declaration.ts";
import type { Flags } from "../../src/cli/command/flag.ts";
import { INFO_FLAGS, SHARED_FLAGS } from "../../src/cli/command/shared_flags.ts";
import { argumentText, flagHelp, flagText, usageLine } from "../../src/cli/command/usage.ts";
import { exitCodes, PROGRAM_SUMMARY } from "../../src/cli/help/program_text.ts";
import { wrapText } from "../../src/terminal/wrap_text.ts";
import { formatTable } from "./format_table.ts";

/** Formats docs/CLI.md: every command with its flags, arguments, examples and exit codes. */
export function formatCliDocs(commands: readonly Command[]): string {
  return [
    "# Command line",
    "<!-- `deno task docs` writes this file from src/cli/*/command.ts. Do not edit it. -->",
    formatParagraph(`\`consumer\` ${PROGRAM_SUMMARY}`),
    formatTable(
      ["command", "meaning"],
      commands.map(({ name, summary }) => [`[\`${name}\`](#${anchor(name)})`, summary]),
    ),
    formatParagraph("`consumer help COMMAND` and `consumer COMMAND --help` show the help of one command."),
    "## Common flags",
    "Every command takes these flags, unless its section says otherwise.",
    formatFlags({ ...SHARED_FLAGS, ...INFO_FLAGS }),
    "## Exit codes",
    formatExitCodes(null),
    ...commands.flatMap(formatCommand),
  ].join("\n\n") + "\n";
}

const LINE_WIDTH = 120;

function formatCommand(command: Command): readonly string[] {
  const { name, description, flags, arguments: declared, examples, rejectedFlags = {}, exitCodes: ownCodes } = command;
  const argumentRows = Object.values(declared).map((argument) => [code(argumentText(argument)), escape(argument.help)]);
  return [
    `## consumer ${name}`,
    formatBlock(usageLine(command, true)),
    ...description.split("\n\n").map((paragraph) => formatParagraph(escape(paragraph))),
    ...Object.entries(rejectedFlags).map(([flag, reason]) =>
      formatParagraph(`It does not take \`--${flag}\`: ${escape(reason)}.`)
    ),
    ...(argumentRows.length > 0 ? [formatTable(["argument", "meaning"], argumentRows)] : []),
    ...(Object.keys(flags).length > 0 ? [formatFlags(flags)] : []),
    ...examples.flatMap((example) => [escape(example.help), formatBlock(example.command)]),
    ...(ownCodes === undefined ? [] : [formatExitCodes(command)]),
  ];
}

function formatFlags(flags: Flags): string {
  const rows = Object.entries(flags).map(([name, flag]) => [code(flagText(name, flag)), escape(flagHelp(flag))]);
  return formatTable(["flag", "meaning"], rows);
}

function formatExitCodes(command: Command | null): string {
  return formatTable(["exit code", "meaning"], exitCodes(command).map(([number, text]) => [number, escape(text)]));
}

function formatParagraph(text: string): string {
  return wrapText(text, LINE_WIDTH).join("\n");
}

function formatBlock(commandLine: string): string {
  return ["```sh", commandLine, "```"].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function anchor(name: string): string {
  return `consumer-${name.replaceAll(" ", "-")}`;
}

/** Escapes what Markdown would read as emphasis, HTML or the border of a cell. */
function escape(text: string): string {
  return text.replaceAll(/[*<|]/g, "\\$&");
}
