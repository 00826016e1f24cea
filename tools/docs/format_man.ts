import type { Command } from "../../src/cli/command/declaration.ts";
import type { Flag, Flags } from "../../src/cli/command/flag.ts";
import { INFO_FLAGS, SHARED_FLAGS } from "../../src/cli/command/shared_flags.ts";
import { argumentText, flagHelp, flagText, usageLine } from "../../src/cli/command/usage.ts";
import { exitCodes, PROGRAM_SUMMARY } from "../../src/cli/help/program_text.ts";
import { MIRROR_VARIABLE } from "../../src/cli/upgrade/releases_url.ts";
import { bold, escapeRoff, formatCode, formatHeading, formatTerms, formatText, italic } from "./roff.ts";

/** Formats the man page consumer(1): every command with its flags, arguments, examples and exit codes. */
export function formatMan(commands: readonly Command[], { version, date }: ManEdition): string {
  return [
    `.TH CONSUMER 1 "${date}" "consumer ${escapeRoff(version)}" "User Commands"`,
    // names of flags and keys stay whole
    ...[".nh", ".ad l"],
    ...[formatHeading("SH", "NAME"), ...formatText(`consumer - ${PROGRAM_SUMMARY.replace(/\.$/, "")}`)],
    ...formatSynopsis(),
    ...[formatHeading("SH", "DESCRIPTION"), bold("consumer"), ...formatText(PROGRAM_SUMMARY)],
    ...formatText("Signals and results go to standard output, the log to standard error."),
    ...formatHeadedTerms("COMMANDS", commands.map(({ name, summary }) => [bold(name), summary])),
    ...[formatHeading("SH", "OPTIONS"), ...formatText("Every command takes these options, unless it says otherwise.")],
    ...formatFlags({ ...SHARED_FLAGS, ...INFO_FLAGS }),
    ...commands.flatMap(formatCommand),
    ...formatHeadedTerms("EXIT STATUS", exitCodes(null).map(([code, meaning]) => [bold(code), meaning])),
    ...formatHeadedTerms("ENVIRONMENT", ENVIRONMENT.map(([name, meaning]) => [bold(name), meaning])),
    ...formatHeadedTerms("FILES", FILES.map(([name, meaning]) => [italic(name), meaning])),
  ].join("\n") + "\n";
}

/** What a man page is about. */
export interface ManEdition {
  readonly version: string;
  /** The day of the release, such as 2026-12-01. */
  readonly date: string;
}

function formatSynopsis(): readonly string[] {
  return [
    formatHeading("SH", "SYNOPSIS"),
    `${bold("consumer")} ${formatWords("--config FILE [OPTIONS]")}`,
    ".br",
    `${bold("consumer")} ${formatWords("COMMAND [OPTIONS] [ARGUMENTS]")}`,
  ];
}

function formatCommand(command: Command): readonly string[] {
  const { name, description, flags, arguments: declared, examples, rejectedFlags = {}, exitCodes: own } = command;
  const start = `consumer ${name}`;
  const rejected = Object.entries(rejectedFlags).map(([flag, reason]) => `It does not take --${flag}: ${reason}.`);
  return [
    formatHeading("SH", start.toUpperCase()),
    [bold(start), formatWords(usageLine(command, true).slice(start.length).trim())].join(" ").trimEnd(),
    ...[...description.split("\n\n"), ...rejected].flatMap((text) => [".PP", ...formatText(text)]),
    ...formatTerms(Object.values(declared).map((one) => [formatWords(argumentText(one)), one.help])),
    ...formatFlags(flags),
    ...examples.flatMap((example) => [".PP", ...formatText(example.help), ...formatCode(example.command)]),
    ...(own === undefined ? [] : [
      ...[".PP", "Exit status:"],
      ...formatTerms(exitCodes(command).map(([code, meaning]) => [bold(code), meaning])),
    ]),
  ];
}

function formatHeadedTerms(
  heading: string,
  terms: readonly (readonly [term: string, meaning: string])[],
): readonly string[] {
  return [formatHeading("SH", heading), ...formatTerms(terms)];
}

function formatFlags(flags: Flags): readonly string[] {
  return formatTerms(Object.entries(flags).map(([name, flag]) => [formatFlag(name, flag), flagHelp(flag)]));
}

function formatFlag(name: string, flag: Flag): string {
  return flagText(name, flag).split(", ").map(formatWords).join(", ");
}

/** Formats what help shows of flags and arguments, such as `--config FILE [OPTIONS] IN.ndjson...`. */
function formatWords(words: string): string {
  return words.split(" ").map((word) => {
    const [, open = "", name = "", close = ""] = /^(\[?)(.*?)(\]?(?:\.\.\.)?)$/.exec(word) ?? [];
    return open + (name.startsWith("-") ? bold(name) : name === "" ? "" : italic(name)) + close;
  }).join(" ");
}

const ENVIRONMENT: readonly (readonly [name: string, meaning: string])[] = [
  ["FREQTRADE__SECTION__KEY", "overrides the key of the config, as in freqtrade"],
  ["NO_COLOR", "if it is set, prints no colours"],
  [MIRROR_VARIABLE, "a server with releases, for consumer upgrade"],
];

const FILES: readonly (readonly [name: string, meaning: string])[] = [
  ["config.jsonc", "a config, as consumer init writes it; --config names it"],
  [
    "consumer.sqlite",
    "the journal, beside the last config file; the config's consumer.journal.file names another place",
  ],
];
