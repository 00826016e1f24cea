import { ConfigError } from "../config/errors.ts";
import { OutputError, writeStdout } from "../delivery/write_stdout.ts";
import { StrategyLoadError } from "../engine/strategy_load_error.ts";
import { writeStderr } from "../log/stderr.ts";
import { RecordingError } from "../recording/recording.ts";
import { type Invocation, parseCommandLine } from "./args.ts";
import { helpText } from "./help.ts";
import { RunError } from "./run_error.ts";
import { UsageError } from "./usage_error.ts";
import { version } from "./version.ts";

/** The program's exit codes. */
export const ExitCode = { done: 0, failed: 1, wrong: 2 } as const;

/** Runs the program and returns its exit code. A user's mistake is told in a message, never with a stack trace. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(parseCommandLine(args));
  } catch (error) {
    if (error instanceof UsageError) {
      return tell(`${error.message}\nconsumer --help tells how it is used`, ExitCode.wrong);
    }
    if (error instanceof ConfigError || error instanceof StrategyLoadError) return tell(error.message, ExitCode.wrong);
    if (error instanceof OutputError || error instanceof RunError || error instanceof RecordingError) {
      return tell(error.message, ExitCode.failed);
    }
    throw error;
  }
}

async function dispatch(invocation: Invocation): Promise<number> {
  switch (invocation.command) {
    case "help":
      return print(helpText(invocation.topic));
    case "version":
      return print(`consumer ${version}\n`);
    case "run":
      return await (await import("./run.ts")).run(invocation.options);
    case "demo":
      return await (await import("./demo.ts")).demo(invocation.options, invocation.port);
    case "check":
      return await (await import("./check.ts")).check(invocation.options);
    case "record":
      return await (await import("./record.ts")).record(invocation.options, invocation.out);
    case "replay":
      return await (await import("./replay.ts")).replay(invocation.options, invocation.recording, invocation.frames);
  }
}

function print(text: string): number {
  writeStdout(text);
  return ExitCode.done;
}

function tell(message: string, code: number): number {
  writeStderr(`consumer: ${message}\n`);
  return code;
}
