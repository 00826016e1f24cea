import { formatPath, type KeyPath } from "./key_path.ts";

/** One problem of a config. */
export interface ConfigProblem {
  readonly kind:
    | "unreadable" // the file cannot be read
    | "syntax" // the file is not JSONC
    | "unknown_key" // a key that our two sections do not have
    | "missing" // a required key is missing
    | "invalid"; // a value is wrong
  /** The file as the user named it, or `environment variable FREQTRADE__...`. */
  readonly file: string;
  /** From 1. Null where the problem has no line, as in an environment variable. */
  readonly line: number | null;
  /** From 1. Null except for syntax errors. */
  readonly column: number | null;
  /** The path of the value. Empty for the whole file. */
  readonly path: KeyPath;
  /** `path` as text, such as `external_message_consumer.producers[0].port`. */
  readonly key: string;
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

/** The parts that {@linkcode makeProblem} completes. */
export type ProblemParts =
  & Pick<ConfigProblem, "kind" | "file" | "found" | "expected">
  & Partial<Pick<ConfigProblem, "line" | "column" | "path">>
  & { readonly hint?: string | undefined };

/** Makes a problem from its parts. */
export function makeProblem(parts: ProblemParts): ConfigProblem {
  const { hint, path = [], line = null, column = null, ...rest } = parts;
  return { ...rest, line, column, path, key: formatPath(path), ...(hint === undefined ? {} : { hint }) };
}

/**
 * A config that cannot be used. `problems` lists every problem, and `message` shows one line for each. Neither contains a
 * secret.
 */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/**
 * Formats a problem as one line, such as
 * `config.jsonc:14: external_message_consumer.producers[0].port: expected a whole number from 1 to 65535, found "80a"`.
 */
export function formatProblem(problem: ConfigProblem): string {
  const { file, line, column, key, hint } = problem;
  const place = [file, line, column].filter((part) => part !== null).join(":");
  return `${place}: ${key === "" ? "" : `${key}: `}${describeProblem(problem)}${
    hint === undefined ? "" : ` (${hint})`
  }`;
}

function describeProblem({ kind, found, expected, hint }: ConfigProblem): string {
  switch (kind) {
    case "unreadable":
      return `cannot be read: ${found}; ${expected}`;
    case "unknown_key":
      return hint === undefined ? `unknown key; expected ${expected}` : "unknown key";
    case "missing":
      return `missing; expected ${expected}`;
    case "syntax":
    case "invalid":
      return `expected ${expected}, found ${found}`;
  }
}
