import {
  configureSync,
  getJsonLinesFormatter,
  type LogLevel,
  type LogRecord,
  resetSync,
  type TextFormatter,
} from "@logtape/logtape";
import { getPrettyFormatter } from "@logtape/pretty";
import { redactByPattern } from "@logtape/redaction";
import { compileSecretPatterns } from "../text/hide_secrets.ts";
import { writeStderr } from "../terminal/stderr.ts";

export type { LogLevel };

/** How the program logs. */
export interface LogOptions {
  /** What is lower than this is not written. */
  readonly level: LogLevel;
  /** Lines for people, or one JSON object a line. */
  readonly format: "pretty" | "json";
  /** Whether pretty lines may carry colours. */
  readonly color: boolean;
  /** What must never be written: the tokens. */
  readonly secrets: readonly string[];
  /** Takes each finished line, line end included. Default: stderr, at once and whole. */
  readonly write?: (line: string) => void;
}

/**
 * Starts logging, or changes it: LogTape, every category to one place. Secrets are replaced by `***` in the finished
 * line, so that they stay out of messages, properties, errors and stacks alike.
 *
 * @example
 * ```ts
 * import { getLogger } from "@logtape/logtape";
 * import { configureLog, disposeLog } from "./configure.ts";
 * const lines: string[] = [];
 * configureLog({ level: "info", format: "pretty", color: false, secrets: ["s3cret"], write: (line) => lines.push(line) });
 * getLogger("consumer").info("ws://host/?token=s3cret");
 * disposeLog();
 * if (lines.length !== 1 || lines[0]?.includes("s3cret")) throw new Error(lines.join());
 * ```
 */
export function configureLog(options: LogOptions): void {
  const { write = writeStderr } = options;
  const format = redactByPattern(formatter(options), compileSecretPatterns(options.secrets));
  configureSync({
    reset: true,
    sinks: { lines: (record) => write(format(record)) },
    loggers: [
      { category: [], sinks: ["lines"], lowestLevel: options.level },
      // LogTape's own diagnostics: its greeting at every start is noise.
      { category: ["logtape", "meta"], sinks: ["lines"], lowestLevel: "warning", parentSinks: "override" },
    ],
  });
}

/** Ends logging; what is logged afterwards goes nowhere. */
export function disposeLog(): void {
  resetSync();
}

function formatter({ format, color }: LogOptions): TextFormatter {
  if (format === "json") return getJsonLinesFormatter();
  const pretty = getPrettyFormatter({
    timestamp: "rfc3339",
    colors: color,
    icons: false,
    // The terminal's own colours: the default shades are hard to read on a light ground.
    timestampColor: null,
    timestampStyle: "dim",
    levelColors: { trace: null, debug: "blue", info: "green", warning: "yellow", error: "red", fatal: "magenta" },
    levelStyle: "bold",
    categoryColor: null,
    categoryStyle: "dim",
    categoryWidth: 8,
    messageColor: null,
    messageStyle: null,
    // A token that was broken in two would not be found, and a line is what tools look at.
    wordWrap: false,
  });
  return (record) => pretty(withShortCategory(record));
}

/** `consumer` stands before every category of ours: only what follows tells lines apart. */
function withShortCategory(record: LogRecord): LogRecord {
  const [first, ...rest] = record.category;
  return first === "consumer" && rest.length > 0 ? { ...record, category: rest } : record;
}
