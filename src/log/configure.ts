import {
  configureSync,
  getJsonLinesFormatter,
  type LogLevel,
  type LogRecord,
  resetSync,
  type TextFormatter,
} from "@logtape/logtape";
import { getPrettyFormatter } from "@logtape/pretty";
import { escapeJson } from "../text/json_line.ts";
import { compileHider } from "../text/hide_secrets.ts";
import { writeStderr } from "../terminal/stderr.ts";

/**
 * Starts logging, or changes how the program logs. All categories go to one place.
 *
 * It replaces secrets by `***` in the finished line, so that messages, properties, errors and stacks can't leak one.
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
  const format = makeFormatter(options);
  const hide = compileHider(options.secrets);
  configureSync({
    reset: true,
    sinks: { lines: (record) => write(hide(format(record))) },
    loggers: [
      { category: [], sinks: ["lines"], lowestLevel: options.level },
      // LogTape's own category: it greets at every start
      { category: ["logtape", "meta"], sinks: ["lines"], lowestLevel: "warning", parentSinks: "override" },
    ],
  });
}

/** Stops logging. Later lines are dropped. */
export function disposeLog(): void {
  resetSync();
}

export type { LogLevel };

/** Options of {@linkcode configureLog}. */
export interface LogOptions {
  /** The lowest level to log. */
  readonly level: LogLevel;
  /** Lines for people, or one JSON object a line. */
  readonly format: "pretty" | "json";
  /** Whether pretty lines may have colours. */
  readonly color: boolean;
  /** Texts that no line may contain, such as tokens. */
  readonly secrets: readonly string[];
  /** Receives each finished line, with its line end. By default the line goes to stderr at once. */
  readonly write?: (line: string) => void;
}

function makeFormatter({ format, color }: LogOptions): TextFormatter {
  if (format === "json") {
    const json = getJsonLinesFormatter();
    return (record) => escapeJson(json(record));
  }
  const pretty = getPrettyFormatter({
    timestamp: "rfc3339",
    colors: color,
    icons: false,
    // the terminal's own colours: LogTape's shades are hard to read on a light background
    timestampColor: null,
    timestampStyle: "dim",
    levelColors: { trace: null, debug: "blue", info: "green", warning: "yellow", error: "red", fatal: "magenta" },
    levelStyle: "bold",
    categoryColor: null,
    categoryStyle: "dim",
    categoryWidth: 8,
    messageColor: null,
    messageStyle: null,
    // a secret that is wrapped over two lines would not be found, and tools read by line
    wordWrap: false,
  });
  return (record) => pretty(shortenCategory(record));
}

/** Drops `consumer`, with which all our categories start. */
function shortenCategory(record: LogRecord): LogRecord {
  const [first, ...rest] = record.category;
  return first === "consumer" && rest.length > 0 ? { ...record, category: rest } : record;
}
