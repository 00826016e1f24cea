import type { Delivery } from "./journal/delivery_record.ts";

/** The pending signals of a sink, with one lane for each pair. Lanes take turns, and a lane keeps its order. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  /** The lanes that are ready, in the order of their turns. */
  readonly #ready = new Set<Lane>();
  readonly #byId = new Map<string, PendingSignal>();

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
    { signal, attempts, note, resent, result }: Pick<Delivery, "signal" | "attempts" | "note" | "resent" | "result">,
  ): boolean {
    const present = this.#byId.get(signal.id);
    if (present !== undefined) {
      present.resent ||= resent;
      return false;
    }
    const pending: PendingSignal = { signal, attempts, note, resent, problem: result };
    this.#byId.set(signal.id, pending);
    const lane = this.#lanes.get(signal.pair);
    if (lane !== undefined) lane.pending.push(pending);
    else this.#lanes.set(signal.pair, this.#makeReady({ pending: [pending], state: "ready" }));
    return true;
  }

  /** Returns the next signal to send, or null. Its lane is busy until {@linkcode done} or {@linkcode release}. */
  next(): PendingSignal | null {
    for (const lane of this.#ready) {
      this.#ready.delete(lane);
      lane.state = "busy";
      const [head] = lane.pending;
      if (head !== undefined) return head;
    }
    return null;
  }

  /** Removes a signal, so that the next one of its pair can follow. */
  done({ signal }: PendingSignal): void {
    const lane = this.#lanes.get(signal.pair);
    if (lane === undefined) return;
    this.#byId.delete(signal.id);
    const place = lane.pending.findIndex((pending) => pending.signal.id === signal.id);
    if (place >= 0) lane.pending.splice(place, 1);
    if (lane.pending.length === 0) {
      this.#lanes.delete(signal.pair);
      this.#ready.delete(lane);
    } else if (place === 0) this.#makeReady(lane);
  }

  /** Makes a signal ready for a retry at the next turn of its lane. */
  release({ signal }: PendingSignal): void {
    const lane = this.#lanes.get(signal.pair);
    if (lane !== undefined) this.#makeReady(lane);
  }

  /** Returns all signals of lanes that are ready. */
  idle(): readonly PendingSignal[] {
    return [...this.#ready].flatMap(({ pending }) => pending);
  }

  /** Returns the oldest signal that is neither under way nor waiting for its retry, or null. */
  oldestIdle(): PendingSignal | null {
    let oldest: PendingSignal | null = null;
    for (const { pending, state } of this.#lanes.values()) {
      const first = pending[state === "ready" ? 0 : 1];
      if (first !== undefined && (oldest === null || first.signal.time < oldest.signal.time)) oldest = first;
    }
    return oldest;
  }

  #makeReady(lane: Lane): Lane {
    lane.state = "ready";
    this.#ready.add(lane);
    return lane;
  }
}

/** A signal that is not delivered yet. */
export interface PendingSignal extends Pick<Delivery, "signal"> {
  resent: boolean;
  attempts: number;
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
