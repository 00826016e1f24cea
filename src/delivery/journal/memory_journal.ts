import type { Signal } from "../../events.ts";
import type { Delivery, OutboxJournal } from "./delivery.ts";
import { RecentIds } from "./recent_ids.ts";

/** Far more than are ever current at once. */
const MOST_IDS = 20_000;

/** The journal of a program that keeps none: it tells a signal that was found before, and forgets at the end. */
export class MemoryJournal implements OutboxJournal {
  readonly #recent: RecentIds;

  /** @param most how many ids it remembers */
  constructor(most = MOST_IDS) {
    this.#recent = new RecentIds(most);
  }

  record(signal: Signal): boolean {
    if (this.#recent.has(signal.id)) return false;
    this.#recent.add(signal.id);
    return true;
  }

  /** Nothing is kept: the outbox has what it sends in its own queues. */
  change(): void {}

  pending(): readonly Delivery[] {
    return [];
  }

  changedElsewhere(): boolean {
    return false;
  }
}
