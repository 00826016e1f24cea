import { findLauncher } from "../platform/process.ts";

/**
 * Stops the program when a process that started it for the user has ended: `deno task`, npm's wrapper of Deno, `npx`, the
 * command of the npm package.
 *
 * npm's `deno` can be a Node script that passes no signal on. A `kill` of it, or Ctrl-C, ends the script alone, and the
 * program would go on under process 1 and keep placing orders. So a small shell script looks at these processes twice
 * a second and sends SIGTERM to the program once one of them is gone. It ends together with the program.
 *
 * Nothing is watched when the program was started without a launcher, on Windows, or without permission to run `sh`.
 */
export function watchLaunchers(): void {
  if (Deno.build.os === "windows" || findLauncher() === null) return;
  if (Deno.permissions.querySync({ name: "run", command: "sh" }).state !== "granted") return;
  const watcher = new Deno.Command("sh", {
    args: ["-c", SCRIPT, "consumer", String(Deno.pid)],
    // the end of this pipe tells the watcher that the program has ended
    stdin: "piped",
    stdout: "null",
    stderr: "null",
    clearEnv: true,
    env: { PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin" },
  }).spawn();
  watcher.unref();
}

/**
 * Finds the chain of launchers above process `$1` and waits until one of them, or `$1` itself, is gone.
 *
 * Only commands that are surely launchers count: a shell script of the user's that starts the program in the background
 * may end without ending the program.
 */
const SCRIPT = `
watched=
pid=$1
while :; do
  pid=$(ps -o ppid= -p "$pid" | tr -d ' ')
  case $pid in ''|0|1) break ;; esac
  case $(ps -o args= -p "$pid") in
    deno\\ task*|*/deno\\ task*|node\\ *deno/bin.cjs*|node\\ */bin/deno\\ *|node\\ */.bin/deno\\ *) ;;
    npm\\ exec*|node\\ *npx*|sh\\ -c\\ deno\\ task*|sh\\ -c\\ \\'deno\\'\\ task*) ;;
    node\\ */bin/consumer*|node\\ */.bin/consumer*|sh\\ -c\\ consumer*|sh\\ -c\\ \\'consumer\\'*|npm\\ run*|npm\\ start*) ;;
    *) break ;;
  esac
  watched="$watched $pid"
done
[ -n "$watched" ] || exit 0
{
  while kill -0 "$1" 2>/dev/null; do
    for pid in $watched; do
      kill -0 "$pid" 2>/dev/null || { kill -TERM "$1"; exit 0; }
    done
    sleep 0.5
  done
} <&- &
looking=$!
read -r _
kill "$looking" 2>/dev/null
`;
