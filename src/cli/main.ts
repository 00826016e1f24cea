import { EXIT_CODE } from "../app/exit_code.ts";
import { watchLaunchers } from "../supervisor/launcher_watch.ts";
import { revokeRunPermission } from "../app/permissions.ts";
import { supervision } from "../supervisor/supervision.ts";
import { describeUserError } from "../app/user_error.ts";
import { writeStderr } from "../terminal/stderr.ts";
import { writeStdout } from "../terminal/stdout.ts";
import { parseCommandLine } from "./command/parse_command_line.ts";
import { COMMANDS } from "./commands.ts";
import { version } from "./version.ts";

/** Runs the program and returns its exit code. Prints a user's mistake as a message, without a stack trace. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const invocation = parseCommandLine(args, COMMANDS);
    if (invocation.type === "version") {
      writeStdout(`consumer ${version}\n`);
      return EXIT_CODE.success;
    }
    const { command, input } = invocation;
    // a supervisor watches them itself, and passes the signal on
    if (supervision === null) watchLaunchers();
    if (!command.runsPrograms) revokeRunPermission();
    return await command.run(input);
  } catch (error) {
    const described = describeUserError(error);
    if (described === null) throw error;
    writeStderr(`consumer: ${described.message}\n`);
    return described.code;
  }
}
