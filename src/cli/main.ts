import { writeStdout } from "../terminal/stdout.ts";
import { writeStderr } from "../terminal/stderr.ts";
import { type Invocation, parseCommandLine } from "./args.ts";
import { helpText } from "./help.ts";
import { watchLaunchers } from "../app/launcher_watch.ts";
import { revokeRunPermission } from "../app/permissions.ts";
import { EXIT_CODE } from "../app/exit_code.ts";
import { describeUserError } from "../app/user_error.ts";
import { version } from "./version.ts";

/** Runs the program and returns its exit code. A user's mistake is told in a message, never with a stack trace. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const invocation = parseCommandLine(args);
    watchLaunchers();
    if (invocation.command !== "run") revokeRunPermission();
    return await dispatch(invocation);
  } catch (error) {
    const told = describeUserError(error);
    if (told === null) throw error;
    writeStderr(`consumer: ${told.message}\n`);
    return told.code;
  }
}

async function dispatch(invocation: Invocation): Promise<number> {
  switch (invocation.command) {
    case "help":
      return print(helpText(invocation.topic));
    case "version":
      return print(`consumer ${version}\n`);
    case "run":
      return await (await import("./run/run.ts")).run(invocation.options, invocation.dryRun);
    case "init":
      return await (await import("./init/init.ts")).init(invocation.folder);
    case "demo":
      return await (await import("./demo/demo.ts")).demo(invocation.options, invocation.port);
    case "check":
      return await (await import("./check/check.ts")).check(invocation.options);
    case "frame":
      return await (await import("./frame/frame.ts")).frame(invocation.options, invocation.frame);
    case "record":
      return await (await import("./record/record.ts")).record(invocation.options, invocation.record);
    case "replay":
      return await (await import("./replay/replay.ts")).replay(invocation.options, invocation.replay);
    case "signals":
      return await (await import("./signals/signals.ts")).signals(invocation.options, invocation.signals);
  }
}

function print(text: string): number {
  writeStdout(text);
  return EXIT_CODE.success;
}
