/**
 * Decides from the command line, without parsing it in full, whether the program runs under a supervisor. Only commands
 * that run until they are stopped do.
 */
export function wantsSupervisor(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  if (before.some((arg) => UNSUPERVISED_FLAGS.includes(arg))) return false;
  const words = before.filter((arg, i) => !arg.startsWith("-") && !VALUE_FLAGS.includes(before[i - 1] ?? ""));
  return words.length === 0 ? before.length > 0 : SUPERVISED_COMMANDS.includes(words[0] ?? "");
}

/** The commands that run until they are stopped and restart after a crash. */
export const SUPERVISED_COMMANDS: readonly string[] = ["run", "demo"];

const UNSUPERVISED_FLAGS: readonly string[] = ["--no-supervisor", "--help", "-h", "--version", "-V"];

/** The flags of these commands whose value can be the next argument. */
export const VALUE_FLAGS: readonly string[] = [
  "--config",
  "-c",
  "--strategy",
  "-s",
  "--output",
  "--log-level",
  "--log-format",
  "--port",
];
