import type { Clock } from "../../time/clock.ts";
import type { Running } from "./watchdog.ts";

/**
 * Looks ten times a second, while the thread works, whether the running evaluation uses up the machine's memory. It ends
 * when `signal` is aborted.
 *
 * V8's limit ends the whole program without a word, and the memory of typed arrays has no limit. So the evaluation must be
 * known before that happens.
 *
 * Rejects only when the clock does, so also when `signal` ends a sleep.
 */
export async function watchMemory(clock: Clock, watched: WatchedMemory, signal: AbortSignal): Promise<void> {
  let seen: Running | null = null;
  let baselineMb = 0;
  let isSuspect = false;
  let isReported = false;
  while (!signal.aborted) {
    await watched.untilBusy();
    await clock.sleep(CHECK_MS, signal);
    const running = watched.running();
    // another thread that is loading takes memory, too
    const isSame = !watched.isReplacing() && seen !== null && running.id !== 0 &&
      running.evaluation === seen.evaluation;
    if (isSame) {
      const grownMb = Math.round(watched.residentMb() - baselineMb);
      if (grownMb >= SUSPECT_MB && !isSuspect) {
        isSuspect = true;
        watched.onSuspect(running.id, grownMb);
      }
      if (grownMb >= EXCESS_MB && !isReported) {
        isReported = true;
        watched.onExcess(running.id, grownMb);
      }
      continue;
    }
    if (isSuspect) watched.onEnd();
    isSuspect = isReported = false;
    seen = running.id === 0 ? null : running;
    if (seen !== null) baselineMb = watched.residentMb();
  }
}

/** The program's memory as {@linkcode watchMemory} sees it. */
export interface WatchedMemory {
  /** The evaluation that is running. */
  running(): Running;
  /** Resolves as soon as the thread has something to do, so that an idle program does not wake up. */
  untilBusy(): Promise<void>;
  /** The memory that the program occupies, as far as strategies can have caused it, in MB. */
  residentMb(): number;
  /** Whether a second thread is loading strategies. */
  isReplacing(): boolean;
  /** Called once for an evaluation under which the memory has grown much. */
  onSuspect(id: number, grownMb: number): void;
  /** Called when that evaluation has ended. */
  onEnd(): void;
  /** Called once for an evaluation under which the memory has grown too much. */
  onExcess(id: number, grownMb: number): void;
}

const CHECK_MS = 100;
/** An evaluation of a dataframe of 1,500 rows and 200 columns uses some MB. */
const SUSPECT_MB = 200;
/** V8 ends the program when its own objects take 1 GB. Here all kinds of memory count. */
const EXCESS_MB = 900;
