import { FairShares } from "./fair_shares.ts";
import type { Delivery } from "./journal/delivery_record.ts";

/** The pending signals of a sink, with one lane for each pair. Lanes take turns, and a lane keeps its order. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  /** The lanes that are ready, in the order of their turns. */
  readonly #ready = new Set<Lane>();
  readonly #byId = new Map<string, PendingSignal>();
  /** The signals that are not under way. */
  readonly #shares = new FairShares<PendingSignal>();
  #added = 0;

  /** How many signals are pending. */
  get size(): number {
    return this.#byId.size;
  }

  /** How many lanes have a signal that could be sent now. */
  get ready(): number {
    return this.#ready.size;
  }

  /** Adds a signal. Returns false if it is pending already. Then it keeps its place, but can become a resent one. */
  add(
    { signal, attempts, started, note, resent, result }: QueuedDelivery,
  ): boolean {
    const present = this.#byId.get(signal.id);
    if (present !== undefined) {
      present.resent ||= resent;
      return false;
    }
    const pending: PendingSignal = {
      seq: this.#added++,
      signal,
      attempts,
      started: started ?? null,
      note,
      resent,
      problem: result,
    };
    this.#byId.set(signal.id, pending);
    this.#shares.add(pending);
    const lane = this.#lanes.get(signal.pair);
    if (lane !== undefined) lane.pending.push(pending);
    else this.#lanes.set(signal.pair, this.#makeReady({ pending: [pending], state: "ready" }));
    return true;
  }

  /** Returns the next signal to send, or null. It is under way until {@linkcode done} or {@linkcode wait}. */
  next(): PendingSignal | null {
    for (const lane of this.#ready) {
      this.#ready.delete(lane);
      lane.state = "busy";
      const [head] = lane.pending;
      if (head === undefined) continue;
      this.#shares.remove(head);
      return head;
    }
    return null;
  }

  /** Removes a signal, so that the next one of its pair can follow. */
  done(pending: PendingSignal): void {
    const { id, pair } = pending.signal;
    const lane = this.#lanes.get(pair);
    if (lane === undefined || this.#byId.get(id) !== pending) return;
    this.#byId.delete(id);
    this.#shares.remove(pending);
    const place = lane.pending.indexOf(pending);
    lane.pending.splice(place, 1);
    if (lane.pending.length === 0) {
      this.#lanes.delete(pair);
      this.#ready.delete(lane);
    } else if (place === 0) this.#makeReady(lane);
  }

  /** Ends an attempt. The lane stays busy until {@linkcode release}. */
  wait(pending: PendingSignal): void {
    if (this.#byId.get(pending.signal.id) === pending) this.#shares.add(pending);
  }

  /** Makes a signal that waits ready for a retry at the next turn of its lane. It may have been removed meanwhile. */
  release(pending: PendingSignal): void {
    const lane = this.#lanes.get(pending.signal.pair);
    if (lane?.pending[0] === pending) this.#makeReady(lane);
  }

  /** Returns all signals that are not under way. */
  idle(): readonly PendingSignal[] {
    return this.#shares.all();
  }

  /** Returns the signal to drop when there are too many, or null if all are under way. */
  mostDispensable(): PendingSignal | null {
    return this.#shares.oldestOfLargest();
  }

  #makeReady(lane: Lane): Lane {
    lane.state = "ready";
    this.#ready.add(lane);
    return lane;
  }
}

/** A delivery to queue. One that the journal kept from an earlier run has `started`. */
export type QueuedDelivery =
  & Pick<Delivery, "signal" | "attempts" | "note" | "resent" | "result">
  & Partial<Pick<Delivery, "started">>;

/** A signal that is not delivered yet. */
export interface PendingSignal extends Pick<Delivery, "signal"> {
  /** Its place in the order of arrival. */
  readonly seq: number;
  resent: boolean;
  attempts: number;
  /** How many attempts in a row the program's end interrupted. Null: the signal was found in this run. */
  started: number | null;
  note: string | null;
  /** Why the last attempt failed, or null if there was no failure. */
  problem: string | null;
}

/** The signals of one pair, the oldest first. Only the first may be sent. */
interface Lane {
  readonly pending: PendingSignal[];
  /** `ready`: its first signal can be sent. `busy`: that one is under way, or waits for its retry. */
  state: "ready" | "busy";
}
