import { ConfigError } from "../config/errors.ts";
import { JournalError } from "../delivery/journal/journal_error.ts";
import { SinkConfigError } from "../delivery/sinks/sink_config_error.ts";
import { OutputError } from "../terminal/stdout.ts";
import { StrategyLoadError } from "../engine/wire/strategy_load_error.ts";
import { RecordingError } from "../recording/recording.ts";
import { RunError } from "./run_error.ts";
import { UsageError } from "./usage_error.ts";

/** The program's exit codes. */
export const ExitCode = { done: 0, failed: 1, wrong: 2 } as const;

/** What a user is told of an error, and how the program ends; null for what is a defect of ours. */
export function userError(error: unknown): { readonly message: string; readonly code: 1 | 2 } | null {
  if (error instanceof UsageError) {
    return { message: `${error.message}\nconsumer --help tells how it is used`, code: ExitCode.wrong };
  }
  if (error instanceof ConfigError || error instanceof StrategyLoadError || error instanceof SinkConfigError) {
    return { message: error.message, code: ExitCode.wrong };
  }
  if (
    error instanceof OutputError || error instanceof RunError || error instanceof RecordingError ||
    error instanceof JournalError
  ) {
    return { message: error.message, code: ExitCode.failed };
  }
  return null;
}
