import type { Clock } from "../../time/clock.ts";
import { JournalLock } from "./lock.ts";
import { addEmptyRequest, hasRequests } from "./resend_requests.ts";

/**
 * Asks the program that uses a journal for a sign of life: it takes requests to resend once a second, so an empty one has
 * to disappear.
 *
 * @throws the runtime's error when this process has no permission to look
 */
export async function askHolder(journal: string, { clock, timeoutMs }: AskOptions): Promise<HolderState> {
  const holder = JournalLock.findHolder(journal);
  if (holder === null) return { type: "absent" };
  const start = clock.now();
  if (!hasRequests(journal)) addEmptyRequest(journal);
  while (hasRequests(journal)) {
    if (clock.now() - start >= timeoutMs) return { type: "silent", pid: holder.pid };
    await clock.sleep(PAUSE_MS);
  }
  return { type: "alive", pid: holder.pid };
}

/** Dependencies of {@linkcode askHolder}. */
export interface AskOptions {
  readonly clock: Clock;
  /** How long the program has to respond, in milliseconds. */
  readonly timeoutMs: number;
}

/** Whether a program uses a journal, and whether it responds. A `pid` of null could not be read. */
export type HolderState =
  | { readonly type: "absent" }
  | { readonly type: "alive" | "silent"; readonly pid: number | null };

const PAUSE_MS = 50;
