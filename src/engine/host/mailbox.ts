import { peekMessage } from "../../producer/protocol/peek.ts";
import { keyOf } from "../../text/key_of.ts";
import { type EngineEntry, type LinkEntry, packMessage } from "../wire/engine_entry.ts";
import type { ReceivedMessage } from "../wire/received_message.ts";

/**
 * A bounded queue of messages for the engine while it is busy. A message replaces an older one that it makes redundant:
 * the queue keeps the newest message of each candle, the newest whole dataframe, and each producer's newest whitelist.
 */
export class Mailbox {
  /** In the order of arrival. A replaced message moves to the end. */
  readonly #queued = new Map<string, QueuedEntry>();
  readonly #dropped = new Map<string, number>();
  #characters = 0;
  #others = 0;
  #unique = 0;

  /** The number of queued entries. */
  get size(): number {
    return this.#queued.size;
  }

  /** Queues the news that a link has opened or closed. */
  putLink(entry: LinkEntry): void {
    this.#add(keyOf("link", String(this.#unique++)), entry);
  }

  /** Queues a message in place of one that it makes redundant. Drops and counts it when there is no room. */
  putMessage(message: ReceivedMessage): void {
    const { producer, text } = message;
    const place = this.#placeOf(producer, text);
    const freed = place === null ? 0 : this.#queued.get(place)?.characters ?? 0;
    if (place === null || this.#characters - freed + text.length > MAX_CHARACTERS) {
      this.#dropped.set(producer, (this.#dropped.get(producer) ?? 0) + 1);
      return;
    }
    this.#remove(place);
    this.#add(place, packMessage(message), text.length);
  }

  /** Removes and returns the oldest entries, as many as fit in a batch. */
  take(): readonly EngineEntry[] {
    const batch: EngineEntry[] = [];
    let characters = 0;
    for (const [place, { entry, characters: length }] of this.#queued) {
      characters += length;
      if (batch.length > 0 && characters > MAX_BATCH_CHARACTERS) break;
      this.#remove(place);
      batch.push(entry);
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
    this.#queued.clear();
    this.#characters = 0;
    this.#others = 0;
  }

  /** Returns the place of a message in the queue, or null when there is no room. A newer message replaces the one there. */
  #placeOf(producer: string, text: string): string | null {
    const head = peekMessage(text);
    switch (head.kind) {
      case "whitelist":
        return keyOf("whitelist", producer);
      case "frame": {
        const frame = keyOf(producer, head.pair, head.timeframe, head.candleType);
        if (head.rows === "one" && head.candle !== null) return keyOf("row", frame, String(head.candle));
        if (head.rows === "many") return this.#placeOfWhole(keyOf("frame", frame), text);
        break;
      }
      case "unknown":
    }
    return this.#others < MAX_OTHERS ? `${OTHER}${this.#unique++}` : null;
  }

  /** A dataframe that is much shorter than the queued one is likely a part of it, so both are kept. */
  #placeOfWhole(frame: string, text: string): string {
    for (let part = 0;; part++) {
      const place = keyOf(frame, String(part));
      const queued = this.#queued.get(place);
      if (queued === undefined || text.length >= queued.characters * MIN_REPLACING_SIZE) return place;
    }
  }

  #add(place: string, entry: EngineEntry, characters = 0): void {
    this.#queued.set(place, { entry, characters });
    this.#characters += characters;
    if (place.startsWith(OTHER)) this.#others++;
  }

  #remove(place: string): void {
    const queued = this.#queued.get(place);
    if (queued === undefined) return;
    this.#queued.delete(place);
    this.#characters -= queued.characters;
    if (place.startsWith(OTHER)) this.#others--;
  }
}

interface QueuedEntry {
  readonly entry: EngineEntry;
  /** The length of its text. */
  readonly characters: number;
}

/** The maximum text in the queue. The engine requests what a dropped message carried when the pair's next row arrives. */
export const MAX_CHARACTERS = 256 << 20;
/** The maximum number of other messages in the queue, malformed ones among them. */
export const MAX_OTHERS = 256;
/** The text of one batch: enough for several whole dataframes. */
const MAX_BATCH_CHARACTERS = 8 << 20;
/** A whole dataframe replaces a queued one when it has at least this share of its length. */
const MIN_REPLACING_SIZE = 0.9;
/** The start of the places of messages that replace nothing. */
const OTHER = keyOf("other", "");
