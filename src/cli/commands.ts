/** The commands, `run` being the one that needs no name. */
export const COMMANDS = ["run", "init", "demo", "check", "frame", "record", "replay", "signals"] as const;
export type CommandName = typeof COMMANDS[number];

/** What a command takes beside the flags that all take. */
export interface CommandForm {
  /** Its own flags: with a value, that may repeat, and without a value. */
  readonly values?: readonly string[];
  readonly lists?: readonly string[];
  readonly switches?: readonly string[];
  /** The arguments that must be given; `most` is how many may. */
  readonly arguments: readonly string[];
  readonly most: number;
  /** Whether it can't do without --config. */
  readonly needsConfig: boolean;
}

const PLAIN: CommandForm = { arguments: [], most: 0, needsConfig: true };

export const FORMS: Readonly<Record<CommandName, CommandForm>> = {
  run: { ...PLAIN, switches: ["dry-run"] },
  init: { ...PLAIN, most: 1, needsConfig: false },
  demo: { ...PLAIN, values: ["port"], needsConfig: false },
  check: PLAIN,
  frame: {
    ...PLAIN,
    values: ["tail", "timeframe", "producer", "columns"],
    lists: ["pair"],
  },
  record: { ...PLAIN, values: ["max-size"], switches: ["gzip"], arguments: ["OUT.ndjson"], most: 1 },
  replay: {
    ...PLAIN,
    values: ["frames", "from", "to"],
    lists: ["pair"],
    switches: ["watch", "summary", "dry-run"],
    arguments: ["IN.ndjson"],
    most: Infinity,
  },
  signals: {
    ...PLAIN,
    values: ["since", "limit", "sink"],
    lists: ["pair"],
    switches: ["undelivered", "json"],
    most: Infinity,
  },
};

/** Flags that every command takes, by what they take. */
export const COMMON: Pick<CommandForm, "values" | "lists" | "switches"> = {
  values: ["log-level", "log-format", "output"],
  lists: ["config", "strategy"],
  switches: ["help", "version", "color"],
};

/** All flags of that kind, of every command. */
export function allFlags(kind: "values" | "lists" | "switches"): readonly string[] {
  const forms: readonly Pick<CommandForm, typeof kind>[] = [COMMON, ...Object.values(FORMS)];
  return [...new Set(forms.flatMap((form) => form[kind] ?? []))];
}

/** A command's own flags. */
export function ownFlags(command: CommandName): readonly string[] {
  const { values = [], lists = [], switches = [] } = FORMS[command];
  return [...values, ...lists, ...switches];
}
