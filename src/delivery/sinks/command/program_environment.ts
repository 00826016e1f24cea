/**
 * Composes the environment of a command sink's program: the listed variables of this program's environment, and its own.
 *
 * The rest of the environment is not passed on, because it may hold tokens of bots and chats.
 *
 * @example
 * ```ts
 * import { composeEnvironment } from "./program_environment.ts";
 * const env = composeEnvironment({ PATH: "/bin", LC_ALL: "C", WS_TOKEN: "s3cret" }, { DESK: "1" });
 * if (JSON.stringify(env) !== '{"PATH":"/bin","LC_ALL":"C","DESK":"1"}') throw new Error(JSON.stringify(env));
 * ```
 */
export function composeEnvironment(
  inherited: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const passed = Object.entries(inherited).filter(([name]) => PASSED.has(name.toUpperCase()) || name.startsWith("LC_"));
  return { ...Object.fromEntries(passed), ...own };
}

/** Variables that programs need to run at all. None of them holds a secret. docs/SINKS.md lists them. */
const PASSED: ReadonlySet<string> = new Set([
  ...["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TERM", "TMPDIR"],
  // Windows
  ...["SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP", "USERPROFILE", "USERNAME"],
  ...["APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES"],
]);
