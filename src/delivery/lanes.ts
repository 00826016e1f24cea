import type { Delivery } from "./journal/delivery_record.ts";

/** A signal that waits for its sink. */
export interface PendingSignal extends Pick<Delivery, "signal"> {
  resent: boolean;
  attempts: number;
  note: string | null;
  /** What the last attempt failed of; null before one has. */
  problem: string | null;
}

/** The signals of one pair, the oldest first. The head alone may be sent. */
interface Lane {
  readonly waiting: PendingSignal[];
  /** `ready`: its head waits for its turn; `busy`: it is being sent, or rests. */
  state: "ready" | "busy";
}

/** The signals that wait for a sink, in lanes for each pair: lanes take turns, within a lane the order holds. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  /** The lanes whose turn it may be, in their order. */
  readonly #ready = new Set<Lane>();
  readonly #byId = new Map<string, PendingSignal>();

  /** How many signals there are in all. */
  get size(): number {
    return this.#byId.size;
  }

  /** How many lanes have a signal that may be sent now. */
  get ready(): number {
    return this.#ready.size;
  }

  /** Takes a signal; false for one that is there already: it keeps its place, and learns whether it is asked for again. */
  add(
    { signal, attempts, note, resent, result }: Pick<Delivery, "signal" | "attempts" | "note" | "resent" | "result">,
  ): boolean {
    const known = this.#byId.get(signal.id);
    if (known !== undefined) {
      known.resent ||= resent;
      return false;
    }
    const waiting: PendingSignal = { signal, attempts, note, resent, problem: result };
    this.#byId.set(signal.id, waiting);
    const lane = this.#lanes.get(signal.pair);
    if (lane !== undefined) lane.waiting.push(waiting);
    else this.#lanes.set(signal.pair, this.#makeReady({ waiting: [waiting], state: "ready" }));
    return true;
  }

  /** The signal whose turn it is; its lane is then busy until {@linkcode done} or {@linkcode release}. Null: none. */
  next(): PendingSignal | null {
    for (const lane of this.#ready) {
      this.#ready.delete(lane);
      lane.state = "busy";
      const [head] = lane.waiting;
      if (head !== undefined) return head;
    }
    return null;
  }

  /** The signal is through with: the next one of its pair may follow. */
  done({ signal }: PendingSignal): void {
    const lane = this.#lanes.get(signal.pair);
    if (lane === undefined) return;
    this.#byId.delete(signal.id);
    const place = lane.waiting.findIndex((waiting) => waiting.signal.id === signal.id);
    if (place >= 0) lane.waiting.splice(place, 1);
    if (lane.waiting.length === 0) {
      this.#lanes.delete(signal.pair);
      this.#ready.delete(lane);
    } else if (place === 0) this.#makeReady(lane);
  }

  /** The signal may be sent again, when its lane's turn comes. */
  release({ signal }: PendingSignal): void {
    const lane = this.#lanes.get(signal.pair);
    if (lane !== undefined) this.#makeReady(lane);
  }

  /** All signals of lanes that are not busy. */
  idle(): readonly PendingSignal[] {
    return [...this.#ready].flatMap(({ waiting }) => waiting);
  }

  /** The oldest signal that is neither being sent nor resting; null: none. */
  oldestIdle(): PendingSignal | null {
    let oldest: PendingSignal | null = null;
    for (const { waiting, state } of this.#lanes.values()) {
      const first = waiting[state === "ready" ? 0 : 1];
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
