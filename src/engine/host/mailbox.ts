import { peekMessage } from "../../producer/protocol/peek.ts";
import { keyOf } from "../../text/key_of.ts";
import { type EngineEntry, type LinkEntry, packMessage } from "../wire/engine_entry.ts";
import type { ReceivedMessage } from "../wire/received_message.ts";

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
  #characters = 0;
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
  putMessage(message: ReceivedMessage): void {
    const { producer, text } = message;
    const lane = this.#laneOf(producer);
    const place = this.#placeOf(lane, text);
    const freed = place === null ? 0 : lane.entries.get(place)?.characters ?? 0;
    if (place === null || !this.#makeRoom(lane, text.length - freed)) return this.#countDropped(producer);
    this.#remove(lane, place);
    this.#add(lane, place, packMessage(message), text.length);
  }

  /** Removes and returns the oldest entries of each producer in turn, as many as fit in a batch. */
  take(): readonly EngineEntry[] {
    const batch: EngineEntry[] = [];
    let characters = 0;
    while (this.#size > 0) {
      for (const [producer, lane] of [...this.#lanes]) {
        const [first] = lane.entries;
        this.#lanes.delete(producer);
        if (first === undefined) continue;
        this.#lanes.set(producer, lane);
        const [place, queued] = first;
        characters += queued.characters;
        if (batch.length > 0 && characters > MAX_BATCH_CHARACTERS) return batch;
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
    this.#characters = 0;
  }

  /** Returns the place of a message in the queue, or null when there is no room. A newer message replaces the one there. */
  #placeOf(lane: Lane, text: string): string | null {
    const head = peekMessage(text);
    switch (head.kind) {
      case "whitelist":
        return keyOf("whitelist");
      case "frame": {
        const frame = keyOf(head.pair, head.timeframe, head.candleType);
        if (head.rows === "one" && head.candle !== null) return keyOf("row", frame, String(head.candle));
        if (head.rows === "many") return placeOfWhole(lane, keyOf("frame", frame), text);
        break;
      }
      case "unknown":
    }
    return lane.others < MAX_OTHERS ? `${OTHER}${this.#unique++}` : null;
  }

  #laneOf(producer: string): Lane {
    const lane = this.#lanes.get(producer) ?? { producer, entries: new Map(), characters: 0, others: 0 };
    this.#lanes.set(producer, lane);
    return lane;
  }

  /** Drops the oldest messages of producers that use more of the queue than this one. Returns false when none does. */
  #makeRoom(lane: Lane, characters: number): boolean {
    while (this.#characters + characters > MAX_CHARACTERS) {
      const largest = this.#lanes.values().reduce(
        (most, other) => other.characters > most.characters ? other : most,
        lane,
      );
      const oldest = largest.entries.entries().find(([, { characters }]) => characters > 0);
      if (largest.characters <= lane.characters + characters || oldest === undefined) return false;
      this.#remove(largest, oldest[0]);
      this.#countDropped(largest.producer);
    }
    return true;
  }

  #countDropped(producer: string): void {
    this.#dropped.set(producer, (this.#dropped.get(producer) ?? 0) + 1);
  }

  #add(lane: Lane, place: string, entry: EngineEntry, characters = 0): void {
    lane.entries.set(place, { entry, characters });
    lane.characters += characters;
    this.#characters += characters;
    this.#size++;
    if (place.startsWith(OTHER)) lane.others++;
  }

  #remove(lane: Lane, place: string): void {
    const queued = lane.entries.get(place);
    if (queued === undefined) return;
    lane.entries.delete(place);
    lane.characters -= queued.characters;
    this.#characters -= queued.characters;
    this.#size--;
    if (place.startsWith(OTHER)) lane.others--;
  }
}

/** A dataframe that is much shorter than the queued one is likely a part of it, so both are kept. */
function placeOfWhole(lane: Lane, frame: string, text: string): string {
  for (let part = 0;; part++) {
    const place = keyOf(frame, String(part));
    const queued = lane.entries.get(place);
    if (queued === undefined || text.length >= queued.characters * MIN_REPLACING_SIZE) return place;
  }
}

/** What is queued of one producer, in the order of arrival. A replaced message moves to the end. */
interface Lane {
  readonly producer: string;
  readonly entries: Map<string, QueuedEntry>;
  characters: number;
  /** The number of messages that replace nothing. */
  others: number;
}

interface QueuedEntry {
  readonly entry: EngineEntry;
  /** The length of its text. */
  readonly characters: number;
}

/** The maximum text in the queue. The engine requests what a dropped message carried when the pair's next row arrives. */
export const MAX_CHARACTERS = 256 << 20;
/** The maximum number of a producer's other messages in the queue, malformed ones among them. */
export const MAX_OTHERS = 256;
/** The text of one batch: enough for several whole dataframes. */
const MAX_BATCH_CHARACTERS = 8 << 20;
/** The entries of one batch: the worker looks for new messages after some ten milliseconds, however small they are. */
const MAX_BATCH_ENTRIES = 500;
/** A whole dataframe replaces a queued one when it has at least this share of its length. */
const MIN_REPLACING_SIZE = 0.9;
/** The start of the places of messages that replace nothing. */
const OTHER = keyOf("other", "");
