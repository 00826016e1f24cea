import { formatPath, type KeyPath } from "./path.ts";

/** One thing that is wrong with a config. */
export interface ConfigProblem {
  readonly kind:
    | "unreadable" // the file cannot be read
    | "syntax" // the file is no JSONC
    | "unknown_key" // in one of our two sections
    | "missing" // a required key
    | "invalid"; // a value that is not what is expected
  /** The file as it was named, or `environment variable FREQTRADE__...`. */
  readonly file: string;
  /** From 1; null where there is no line, as in an environment variable. */
  readonly line: number | null;
  /** From 1; known for syntax errors. */
  readonly column: number | null;
  /** The way to the value; empty for the file as a whole. */
  readonly path: KeyPath;
  /** `path` as text, such as `external_message_consumer.producers[0].port`. */
  readonly key: string;
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

/** What {@linkcode configProblem} derives `key` and the empty places from. */
export type ProblemParts =
  & Pick<ConfigProblem, "kind" | "file" | "found" | "expected">
  & Partial<Pick<ConfigProblem, "line" | "column" | "path">>
  & { readonly hint?: string | undefined };

/** A problem from its parts. */
export function configProblem(parts: ProblemParts): ConfigProblem {
  const { hint, path = [], line = null, column = null, ...rest } = parts;
  return { ...rest, line, column, path, key: formatPath(path), ...(hint === undefined ? {} : { hint }) };
}

/**
 * The config cannot be used. `problems` holds everything that is wrong, not the first thing alone; `message` is the
 * text for people, one line a problem. No token, password, secret or key is in either.
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
 * One line for people, such as
 * `config.jsonc:14: external_message_consumer.producers[0].port: expected a whole number from 1 to 65535, found "80a"`.
 */
export function formatProblem(problem: ConfigProblem): string {
  const { file, line, column, key, hint } = problem;
  const place = [file, line, column].filter((part) => part !== null).join(":");
  return `${place}: ${key === "" ? "" : `${key}: `}${whatIsWrong(problem)}${hint === undefined ? "" : ` (${hint})`}`;
}

function whatIsWrong({ kind, found, expected, hint }: ConfigProblem): string {
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
