/**
 * Reads the resident memory, the open handles and the CPU time of a process. It reads `/proc` with another program, because
 * Deno would need all permissions for that folder.
 */
export async function processStats(pid: number): Promise<ProcessStats> {
  const script = [
    `awk '/^VmRSS/ { print $2 }' /proc/${pid}/status`,
    `ls /proc/${pid}/fd | wc -l`,
    `cut -d' ' -f14,15 /proc/${pid}/stat`,
    "getconf CLK_TCK",
  ].join(" && ");
  const { success, stdout } = await new Deno.Command("sh", { args: ["-c", script], stderr: "null" }).output();
  const [kb = NaN, handles = NaN, user = NaN, system = NaN, hertz = NaN] = new TextDecoder().decode(stdout)
    .split(/\s+/).filter((word) => word !== "").map(Number);
  if (!success || Number.isNaN(hertz)) throw new Error(`the state of process ${pid} can't be read`);
  return { at: performance.now(), memoryMb: kb / 1024, handles, cpuMs: (user + system) / hertz * 1000 };
}

/** The state of a process at a moment. */
export interface ProcessStats {
  /** When it was read, in milliseconds of `performance.now()`. */
  readonly at: number;
  /** The resident memory. */
  readonly memoryMb: number;
  /** The number of open file descriptors. */
  readonly handles: number;
  /** The CPU time that all threads have used. */
  readonly cpuMs: number;
}
