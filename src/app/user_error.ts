import { ConfigError } from "../config/config_error.ts";
import { JournalError } from "../delivery/journal/journal_error.ts";
import { SinkConfigError } from "../delivery/sinks/sink_config_error.ts";
import { StrategyLoadError } from "../engine/wire/strategy_load_error.ts";
import { RecordingError } from "../recording/recording.ts";
import { OutputError } from "../terminal/stdout.ts";
import { printableLines } from "../text/printable_lines.ts";
import { EXIT_CODE, type ExitCode } from "./exit_code.ts";
import { RunError } from "./run_error.ts";
import { UsageError } from "./usage_error.ts";

/** An error that the user can fix: its message, and the exit code. */
export interface UserError {
  readonly message: string;
  readonly code: Exclude<ExitCode, typeof EXIT_CODE.success>;
}

/** Describes an error that the user can fix, with texts from outside that no terminal obeys. Null: a defect of the program. */
export function describeUserError(error: unknown): UserError | null {
  const described = describe(error);
  return described === null ? null : { ...described, message: printableLines(described.message) };
}

function describe(error: unknown): UserError | null {
  if (error instanceof UsageError) {
    return { message: `${error.message}\nRun consumer --help for usage.`, code: EXIT_CODE.invalidInput };
  }
  if (INPUT_ERRORS.some((type) => error instanceof type) && error instanceof Error) {
    return { message: error.message, code: EXIT_CODE.invalidInput };
  }
  if (RUNTIME_ERRORS.some((type) => error instanceof type) && error instanceof Error) {
    return { message: error.message, code: EXIT_CODE.failure };
  }
  return null;
}

const INPUT_ERRORS = [ConfigError, StrategyLoadError, SinkConfigError];
const RUNTIME_ERRORS = [OutputError, RunError, RecordingError, JournalError];
