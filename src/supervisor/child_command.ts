import { LAYOUT } from "../platform/layout.ts";
import { PERMISSION_FLAGS, PERMISSIONS, RUN_FLAGS } from "./run_flags.ts";

/** Returns the command that starts this program once more, with the same flags and permissions. */
export function childCommand(args: readonly string[]): ChildCommand {
  if (Deno.build.standalone) return { executable: Deno.execPath(), args };
  const own = ownCommand();
  if (Deno.build.os === "windows") return { executable: Deno.execPath(), args: [...own, ...args] };
  return { executable: "sh", args: ["-c", SAME_COMMAND, Deno.execPath(), ...own, ...args] };
}

/** Returns the arguments with which Deno starts the program, all of its permissions included. */
export function ownCommand(): readonly string[] {
  return [
    "run",
    ...RUN_FLAGS,
    "--config",
    pathOf(LAYOUT.config),
    ...PERMISSION_FLAGS,
    pathOf(LAYOUT.main),
  ];
}

/** A program and its arguments. */
export interface ChildCommand {
  readonly executable: string;
  readonly args: readonly string[];
}

/**
 * Returns whether this process may start the program once more with all of its permissions.
 *
 * On Linux the child repeats this process' own command line. Elsewhere a list of granted paths or hosts can't be read, so
 * all permissions must be granted as a whole.
 */
export function canStartChild(): boolean {
  const isGranted = (descriptor: Deno.PermissionDescriptor): boolean => {
    const { state, partial } = Deno.permissions.querySync(descriptor);
    return state === "granted" && !partial;
  };
  if (Deno.build.standalone) return isGranted({ name: "run", command: Deno.execPath() });
  if (Deno.build.os === "linux") return isGranted({ name: "run", command: "sh" });
  return PERMISSIONS.every((name) => isGranted({ name }));
}

/**
 * Replaces the shell by Deno (`$0`) with the arguments of the shell's parent, which Linux shows with a NUL behind each.
 * They hold Deno's own flags, which no interface of Deno returns. Without them, the shell's own arguments apply.
 */
const SAME_COMMAND = `
if [ -r "/proc/$PPID/cmdline" ]; then
  quoted=$(sed -z "s/'/'\\\\\\\\''/g; s/^/'/; s/$/' /" "/proc/$PPID/cmdline" | tr -d '\\0') &&
    [ -n "$quoted" ] && eval "set -- $quoted" && shift
fi
exec "$0" "$@"
`;

function pathOf(url: URL): string {
  const path = decodeURIComponent(url.pathname);
  return Deno.build.os === "windows" ? path.slice(1) : path;
}
