/** Returns whether a supervisor has started this process. Changes nothing, unlike the module `supervision.ts`. */
export function isSupervised(): boolean {
  if (Deno.permissions.querySync({ name: "env" }).state !== "granted") return false;
  const pid = Deno.env.get(PID_VARIABLE) ?? "";
  return pid !== "" && Number(pid) === Deno.ppid;
}

/** The environment variable that holds the supervisor's process id. */
export const PID_VARIABLE = "CONSUMER_SUPERVISOR";
