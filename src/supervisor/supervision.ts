import { isSupervised, PID_VARIABLE } from "./is_supervised.ts";
import { NotesFile } from "./notes_file.ts";

/** The supervisor of this process. */
export interface Supervision {
  /** Why the supervisor had to start the program again. Null: this is its first start. */
  readonly restartedAfter: string | null;
  /** What the program leaves for its next start. Null: the supervisor may write no file. */
  readonly notes: Pick<NotesFile, "read" | "write"> | null;
  /** Whether the supervisor has ended. */
  hasEnded(): boolean;
}

const NAMES = [PID_VARIABLE, "CONSUMER_RESTARTED_AFTER", "CONSUMER_NOTES"] as const;

/** The supervisor that started this process, or null. Programs that this process starts do not inherit it. */
export const supervision: Supervision | null = readSupervision();

function readSupervision(): Supervision | null {
  const isChild = isSupervised();
  if (Deno.permissions.querySync({ name: "env" }).state !== "granted") return null;
  const [pid, restartedAfter, notes] = NAMES.map((name) => Deno.env.get(name) ?? "");
  NAMES.forEach((name) => Deno.env.delete(name));
  if (!isChild) return null;
  return {
    restartedAfter: restartedAfter || null,
    notes: notes ? new NotesFile(notes) : null,
    hasEnded: () => Deno.build.os !== "windows" && Deno.ppid !== Number(pid),
  };
}
