/** Options that every command takes. Null: not given, so the config decides. */
export interface CommonOptions {
  /** Config files, later ones overriding earlier ones; `-` is standard input. */
  readonly config: readonly string[];
  /** Strategy modules, in addition to those of the config. */
  readonly strategy: readonly string[];
  readonly logLevel: LogLevelName | null;
  readonly logFormat: "pretty" | "json" | null;
  readonly output: "auto" | "pretty" | "json" | null;
  /** False with `--no-color`. */
  readonly color: boolean;
}

/** A level of the log, from the most to the least verbose. */
export type LogLevelName = "trace" | "debug" | "info" | "warning" | "error" | "fatal";
