import { RestartBackoff } from "../engine/host/restart_backoff.ts";
import { watchLaunchers } from "./launcher_watch.ts";
import { childCommand } from "./child_command.ts";
import { PID_VARIABLE } from "./is_supervised.ts";
import { judgeEnd } from "./judge_end.ts";
import { makeNotesFile, removeNotesFile } from "./notes_file.ts";
import { passOnSignals } from "./pass_on_signals.ts";
import { readStdinFor } from "./stdin.ts";

/**
 * Runs the program as a child process and starts it again when it crashes. Loads nothing of the program itself, so that
 * this process stays small.
 *
 * stdin, stdout and stderr are the child's own. Signals are passed on, and so is the child's exit code.
 *
 * @returns the exit code of the program
 */
export async function supervise(args: readonly string[]): Promise<number> {
  const stdin = await readStdinFor(args);
  const backoff = new RestartBackoff();
  using notes = openNotes();
  let restartedAfter: string | null = null;
  let isFirst = true;
  for (;;) {
    const child = start({ args, stdin, restartedAfter, notes: notes.path });
    using signals = passOnSignals(child.process);
    if (isFirst) watchLaunchers();
    isFirst = false;
    const end = judgeEnd(await child.process.status, signals.stopRequested());
    if (end.type === "exit") return end.code;
    restartedAfter = end.why;
    const pauseMs = backoff.nextPauseMs(Date.now());
    if (pauseMs > 0) announcePause(end.why, pauseMs);
    // a stop during the pause ends it
    if (!await signals.pause(pauseMs)) return 0;
  }
}

interface ChildOrder {
  readonly args: readonly string[];
  /** What the program reads from standard input. Null: it inherits this process' standard input. */
  readonly stdin: Uint8Array<ArrayBuffer> | null;
  readonly restartedAfter: string | null;
  /** The file of the program's notes for its next start. Null: the program can leave no notes. */
  readonly notes: string | null;
}

/** Creates the file of notes, and removes it in the end. */
function openNotes(): { readonly path: string | null } & Disposable {
  const path = makeNotesFile();
  return { path, [Symbol.dispose]: () => removeNotesFile(path) };
}

function start({ args, stdin, restartedAfter, notes }: ChildOrder): { readonly process: Deno.ChildProcess } {
  const { executable, args: words } = childCommand(args);
  const process = new Deno.Command(executable, {
    args: [...words],
    env: {
      [PID_VARIABLE]: String(Deno.pid),
      CONSUMER_RESTARTED_AFTER: restartedAfter ?? "",
      CONSUMER_NOTES: notes ?? "",
    },
    stdin: stdin === null ? "inherit" : "piped",
    stdout: "inherit",
    stderr: "inherit",
  }).spawn();
  if (stdin !== null) {
    const writer = process.stdin.getWriter();
    // a program that ends before it has read its config reports that by its exit code
    writer.write(stdin).then(() => writer.close()).catch(() => undefined);
  }
  return { process };
}

function announcePause(why: string, pauseMs: number): void {
  const line = `consumer: the program ended by ${why} again; it starts again in ${pauseMs / 1000} s\n`;
  Deno.stderr.writeSync(new TextEncoder().encode(line));
}
