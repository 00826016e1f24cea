import { delay } from "../../src/std/delay.ts";
import { cpuMs } from "./process_stats.ts";

/** Waits until a process has used almost no CPU time for half a second, so that it has handled all that it received. */
export async function waitUntilQuiet(pid: number): Promise<void> {
  const marks: number[] = [];
  for (;;) {
    marks.push(cpuMs(pid));
    const before = marks.at(-1 - STEPS);
    if (before !== undefined && (marks.at(-1) ?? 0) - before <= MAX_CPU_MS) return;
    await delay(STEP_MS);
  }
}

const STEP_MS = 100;
const STEPS = 5;
/** One tick of the clock that counts CPU time. */
const MAX_CPU_MS = 10;
