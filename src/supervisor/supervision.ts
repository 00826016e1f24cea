/** The supervisor of this process. */
export interface Supervision {
  /** Why the supervisor had to start the program again. Null: this is its first start. */
  readonly restartedAfter: string | null;
  /** Whether the supervisor has ended. */
  hasEnded(): boolean;
}

const NAMES = ["CONSUMER_SUPERVISOR", "CONSUMER_RESTARTED_AFTER"] as const;

/** The supervisor that started this process, or null. Programs that this process starts do not inherit it. */
export const supervision: Supervision | null = readSupervision();

function readSupervision(): Supervision | null {
  if (Deno.permissions.querySync({ name: "env" }).state !== "granted") return null;
  const [pid, restartedAfter] = NAMES.map((name) => Deno.env.get(name) ?? "");
  NAMES.forEach((name) => Deno.env.delete(name));
  if (pid === "" || Number(pid) !== Deno.ppid) return null;
  return {
    restartedAfter: restartedAfter || null,
    hasEnded: () => Deno.build.os !== "windows" && Deno.ppid !== Number(pid),
  };
}
