import { keyOf } from "../../text/key_of.ts";
import type { LinkEntry } from "../wire/engine_entry.ts";
import type { PackableMessage } from "./message_packer.ts";
import { peekBytes } from "./peek_bytes.ts";

/**
 * A bounded queue of messages for the engine while it is busy. A message replaces an older one that it makes redundant:
 * the queue keeps the newest message of each candle, the newest whole dataframe, and each producer's newest whitelist.
 *
 * Producers take turns, and the one that fills the queue loses messages first: no producer delays another one's.
 */
export class Mailbox {
  /** By producer. The one whose turn is next comes first. */
  readonly #lanes = new Map<string, Lane>();
  readonly #dropped = new Map<string, number>();
  #size = 0;
  #bytes = 0;
  #unique = 0;

  /** The number of queued entries. */
  get size(): number {
    return this.#size;
  }

  /** Queues the news that a link has opened or closed. */
  putLink(entry: LinkEntry): void {
    this.#add(this.#laneOf(entry.producer), keyOf("link", String(this.#unique++)), entry);
  }

  /** Queues a message in place of one that it makes redundant. Drops and counts it when there is no room. */
  putMessage({ producer, bytes, receivedAt }: PackableMessage): void {
    const lane = this.#laneOf(producer);
    const place = this.#placeOf(lane, bytes);
    const freed = place === null ? 0 : lane.entries.get(place)?.bytes ?? 0;
    if (place === null || !this.#makeRoom(lane, bytes.length - freed)) return this.#countDropped(producer);
    this.#remove(lane, place);
    this.#add(lane, place, { type: "message", producer, bytes: bytes.slice(), receivedAt }, bytes.length);
  }

  /** Removes and returns the oldest entries of each producer in turn, as many as fit in a batch. */
  take(): readonly QueuedEntry[] {
    const batch: QueuedEntry[] = [];
    let bytes = 0;
    while (this.#size > 0) {
      for (const [producer, lane] of [...this.#lanes]) {
        const [first] = lane.entries;
        this.#lanes.delete(producer);
        if (first === undefined) continue;
        this.#lanes.set(producer, lane);
        const [place, queued] = first;
        bytes += queued.bytes;
        if (batch.length > 0 && bytes > MAX_BATCH_BYTES) return batch;
        if (batch.length >= MAX_BATCH_ENTRIES) return batch;
        this.#remove(lane, place);
        batch.push(queued.entry);
      }
    }
    return batch;
  }

  /** Returns how many messages of each producer were dropped since the last call. */
  takeDropped(): ReadonlyMap<string, number> {
    const dropped = new Map(this.#dropped);
    this.#dropped.clear();
    return dropped;
  }

  /** Removes all entries. */
  clear(): void {
    this.#lanes.clear();
    this.#size = 0;
    this.#bytes = 0;
  }

  /** Returns the place of a message in the queue, or null when there is no room. A newer message replaces the one there. */
  #placeOf(lane: Lane, bytes: Uint8Array): string | null {
    const head = peekBytes(bytes);
    switch (head.kind) {
      case "whitelist":
        return keyOf("whitelist");
      case "frame": {
        const frame = keyOf(head.pair, head.timeframe, head.candleType);
        if (head.rows === "one" && head.candle !== null) return keyOf("row", frame, String(head.candle));
        if (head.rows === "many") return placeOfWhole(lane, keyOf("frame", frame), bytes.length);
        break;
      }
      case "unknown":
    }
    return lane.others < MAX_OTHERS ? `${OTHER}${this.#unique++}` : null;
  }

  #laneOf(producer: string): Lane {
    const lane = this.#lanes.get(producer) ?? { producer, entries: new Map(), bytes: 0, others: 0 };
    this.#lanes.set(producer, lane);
    return lane;
  }

  /** Drops the oldest messages of producers that use more of the queue than this one. Returns false when none does. */
  #makeRoom(lane: Lane, bytes: number): boolean {
    while (this.#bytes + bytes > MAX_BYTES) {
      const largest = this.#lanes.values().reduce(
        (most, other) => other.bytes > most.bytes ? other : most,
        lane,
      );
      const oldest = largest.entries.entries().find(([, { bytes }]) => bytes > 0);
      if (largest.bytes <= lane.bytes + bytes || oldest === undefined) return false;
      this.#remove(largest, oldest[0]);
      this.#countDropped(largest.producer);
    }
    return true;
  }

  #countDropped(producer: string): void {
    this.#dropped.set(producer, (this.#dropped.get(producer) ?? 0) + 1);
  }

  #add(lane: Lane, place: string, entry: QueuedEntry, bytes = 0): void {
    lane.entries.set(place, { entry, bytes });
    lane.bytes += bytes;
    this.#bytes += bytes;
    this.#size++;
    if (place.startsWith(OTHER)) lane.others++;
  }

  #remove(lane: Lane, place: string): void {
    const queued = lane.entries.get(place);
    if (queued === undefined) return;
    lane.entries.delete(place);
    lane.bytes -= queued.bytes;
    this.#bytes -= queued.bytes;
    this.#size--;
    if (place.startsWith(OTHER)) lane.others--;
  }
}

/** A dataframe that is much shorter than the queued one is likely a part of it, so both are kept. */
function placeOfWhole(lane: Lane, frame: string, bytes: number): string {
  for (let part = 0;; part++) {
    const place = keyOf(frame, String(part));
    const queued = lane.entries.get(place);
    if (queued === undefined || bytes >= queued.bytes * MIN_REPLACING_SIZE) return place;
  }
}

/** What is queued of one producer, in the order of arrival. A replaced message moves to the end. */
interface Lane {
  readonly producer: string;
  readonly entries: Map<string, PlacedEntry>;
  bytes: number;
  /** The number of messages that replace nothing. */
  others: number;
}

interface PlacedEntry {
  readonly entry: QueuedEntry;
  /** The length of its message. */
  readonly bytes: number;
}

/** A pending entry: a message with bytes of its own, or the news of a link. */
export type QueuedEntry = (PackableMessage & { readonly type: "message" }) | LinkEntry;

/** The maximum bytes in the queue. The engine requests what a dropped message carried when the pair's next row arrives. */
export const MAX_BYTES = 256 << 20;
/** The maximum number of a producer's other messages in the queue, malformed ones among them. */
export const MAX_OTHERS = 256;
/** The bytes of one batch: enough for several whole dataframes. */
export const MAX_BATCH_BYTES = 8 << 20;
/** The entries of one batch: the worker looks for new messages after some ten milliseconds, however small they are. */
export const MAX_BATCH_ENTRIES = 500;
/** A whole dataframe replaces a queued one when it has at least this share of its length. */
const MIN_REPLACING_SIZE = 0.9;
/** The start of the places of messages that replace nothing. */
const OTHER = keyOf("other", "");
