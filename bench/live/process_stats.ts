/**
 * Returns the CPU time of a process with its descendants, in milliseconds: all threads, those that have ended included.
 *
 * Linux counts it in hundredths of a second.
 */
export function cpuMs(pid: number): number {
  return processTree(pid).reduce((sum, each) => sum + ownCpuMs(each), 0);
}

/** Returns the CPU time of the ended children of this process, in milliseconds. */
export function endedChildrenCpuMs(): number {
  const fields = statFields("/proc/self/stat");
  return (Number(fields[FIELD.childUser]) + Number(fields[FIELD.childSystem])) * TICK_MS;
}

/** Returns the CPU time of each thread of a process and its descendants, in milliseconds, by the threads' names. */
export function threadCpuMs(pid: number): ReadonlyMap<string, number> {
  const spent = new Map<string, number>();
  for (const each of processTree(pid)) {
    for (const { name } of Deno.readDirSync(`/proc/${each}/task`)) {
      const folder = `/proc/${each}/task/${name}`;
      const own = name === String(each);
      const thread = own ? "main" : Deno.readTextFileSync(`${folder}/comm`).trim();
      const label = each === pid ? thread : `child ${thread}`;
      const ms = Number(Deno.readTextFileSync(`${folder}/schedstat`).split(" ")[0]) / 1e6;
      spent.set(label, (spent.get(label) ?? 0) + ms);
    }
  }
  return spent;
}

/** Returns the resident memory of a process with its descendants, in megabytes. */
export function memory(pid: number): MemoryUse {
  const [first = pid, ...others] = [...processTree(pid)].reverse();
  const status = Deno.readTextFileSync(`/proc/${first}/status`);
  const beside = others.reduce((sum, each) => {
    const rollup = Deno.readTextFileSync(`/proc/${each}/smaps_rollup`);
    return sum + kilobytes(rollup, "Private_Clean") + kilobytes(rollup, "Private_Dirty");
  }, 0);
  return {
    now: kilobytes(status, "VmRSS") / 1024,
    highest: kilobytes(status, "VmHWM") / 1024,
    supervisor: beside / 1024,
  };
}

/** Resident memory in megabytes. */
export interface MemoryUse {
  /** Of the program itself: the last process of the chain that was started. */
  readonly now: number;
  readonly highest: number;
  /** What a supervisor holds beside it: its own pages, without those that it shares with the program. */
  readonly supervisor: number;
}

/** Returns a process and its descendants, from the oldest to the youngest generation. */
function processTree(pid: number): readonly number[] {
  const children = [...Deno.readDirSync(`/proc/${pid}/task`)].flatMap(({ name }) =>
    Deno.readTextFileSync(`/proc/${pid}/task/${name}/children`).trim().split(" ").filter((word) => word !== "")
  );
  return [pid, ...children.flatMap((child) => processTree(Number(child)))];
}

function ownCpuMs(pid: number): number {
  const fields = statFields(`/proc/${pid}/stat`);
  return (Number(fields[FIELD.user]) + Number(fields[FIELD.system])) * TICK_MS;
}

/** The fields after the process' name, which may hold spaces. */
function statFields(path: string): readonly string[] {
  const text = Deno.readTextFileSync(path);
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function kilobytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]);
}

/** The fields' places behind the process' name. */
const FIELD = { user: 11, system: 12, childUser: 13, childSystem: 14 };
/** Linux reports 100 ticks a second to every program. */
const TICK_MS = 10;
