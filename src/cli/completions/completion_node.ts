import type { Argument, Command } from "../command/declaration.ts";
import type { Flag } from "../command/flag.ts";
import { INFO_FLAGS, SHARED_FLAGS } from "../command/shared_flags.ts";

/**
 * Lists the places of a command line where a shell can stand: the start, behind each word of a command, and behind each
 * word of an argument with a closed list of words.
 */
export function listNodes(commands: readonly Command[]): readonly CompletionNode[] {
  const own = commands.flatMap((command) => [nodeOf(command), ...choiceNodes(command, commands)]);
  const run = commands.find(({ name }) => name === "run");
  // the start takes the flags of `run`, which is the default command
  const start = { ...nodeOf(run ?? { name: "", summary: "", flags: {}, arguments: {} }), path: [], help: "" };
  return [start, ...own].map((node, _, all) => ({ ...node, words: childrenOf(node, all) }));
}

/** A place of a command line, and what may follow there. */
export interface CompletionNode {
  /** The words that lead to this place. */
  readonly path: readonly string[];
  /** What the last of these words stands for. */
  readonly help: string;
  /** The words that lead to another place. */
  readonly words: readonly CompletionWord[];
  readonly flags: readonly CompletionFlag[];
  /** Whether files or folders may follow. */
  readonly files: CompletionFiles | null;
}

/** A word and its help. */
export interface CompletionWord {
  readonly word: string;
  readonly help: string;
}

/** Files or folders as positional arguments. */
export interface CompletionFiles {
  readonly type: "file" | "folder";
  /** The name of the argument. */
  readonly name: string;
  /** Whether there may be more than one. */
  readonly repeats: boolean;
}

/** A flag as it is written. */
export interface CompletionFlag {
  /** With its dashes: `--config`, `--no-color`. */
  readonly long: string;
  /** With its dash, `-c`. */
  readonly short: string | null;
  readonly help: string;
  readonly repeats: boolean;
  /** Null: the flag takes no value. */
  readonly value: CompletionValue | null;
}

/** The value of a flag. */
export interface CompletionValue {
  /** Its name in help, such as `FILE`. */
  readonly name: string;
  readonly type: "any" | "words" | "file" | "folder";
  /** The words that it may be, for the type `words`. */
  readonly words: readonly string[];
}

/** Returns the words of a path as one text. */
export function pathText({ path }: Pick<CompletionNode, "path">): string {
  return path.join(" ");
}

/** Returns the spellings of all flags with a value. Flags of one name agree on it. */
export function listValueFlags(nodes: readonly CompletionNode[]): readonly string[] {
  const flags = nodes.flatMap((node) => node.flags).filter(({ value }) => value !== null);
  return [...new Set(flags.flatMap(spellingsOf))].sort();
}

/** Returns how a flag may be written: `-c` and `--config`. */
export function spellingsOf({ short, long }: CompletionFlag): readonly string[] {
  return short === null ? [long] : [short, long];
}

/** Groups nodes for which `format` returns the same text. Leaves out those for which it returns an empty one. */
export function groupNodes(
  nodes: readonly CompletionNode[],
  format: (node: CompletionNode) => string,
): readonly (readonly [text: string, paths: readonly string[]])[] {
  return [...Map.groupBy(nodes, format)].filter(([text]) => text !== "").map((
    [text, members],
  ) => [text, members.map(pathText)]);
}

type CommandFacts = Pick<Command, "name" | "summary" | "flags" | "arguments" | "rejectedFlags">;

function nodeOf(command: CommandFacts): CompletionNode {
  const { name, summary, flags, rejectedFlags = {}, arguments: declared } = command;
  const all = Object.entries({ ...SHARED_FLAGS, ...flags, ...INFO_FLAGS }).filter(([flag]) => !(flag in rejectedFlags));
  const [files = null] = Object.values(declared).map(filesOf);
  return { path: name.split(" "), help: summary, words: [], flags: all.map(([flag, one]) => flagOf(flag, one)), files };
}

function filesOf({ name, completes, occurs }: Argument): CompletionFiles | null {
  if (completes === undefined || completes === "command") return null;
  return { type: completes, name, repeats: occurs === "many" || occurs === "any" };
}

/** Returns the nodes behind a command whose argument has a closed list of words. */
function choiceNodes(command: Command, commands: readonly Command[]): readonly CompletionNode[] {
  const node = nodeOf(command);
  return Object.values(command.arguments).flatMap(({ choices = [], completes, help }) => {
    const paths = choices.map((word) => ({ words: [word], help: "" }));
    const others = commands.map(({ name, summary }) => ({ words: name.split(" "), help: summary }));
    return [...paths, ...(completes === "command" ? others : [])].map(({ words, help: own }) => ({
      ...node,
      path: [...node.path, ...words],
      help: own === "" ? help : own,
      files: null,
    }));
  });
}

function childrenOf({ path }: CompletionNode, all: readonly CompletionNode[]): readonly CompletionWord[] {
  const children = all.filter((other) =>
    other.path.length === path.length + 1 && path.every((word, i) => word === other.path[i])
  );
  return children.map((child) => ({ word: child.path.at(-1) ?? "", help: child.help }));
}

function flagOf(name: string, flag: Flag): CompletionFlag {
  return {
    long: flag.type === "switch" && flag.default === true ? `--no-${name}` : `--${name}`,
    short: flag.short === undefined ? null : `-${flag.short}`,
    help: flag.help,
    repeats: flag.type === "list" || flag.type === "pair patterns",
    value: valueOf(flag),
  };
}

function valueOf(flag: Flag): CompletionValue | null {
  if (flag.type === "switch") return null;
  if (flag.type === "choice") return { name: flag.value, type: "words", words: flag.choices };
  return { name: flag.value, type: flag.completes ?? "any", words: [] };
}
