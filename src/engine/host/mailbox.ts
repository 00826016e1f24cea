import { peekMessage } from "../../producer/protocol/peek.ts";
import type { ReceivedMessage } from "../wire/received_message.ts";
import { type EngineEntry, type LinkEntry, messageEntry } from "../wire/worker_messages.ts";

/** The text that is handed over at a time, in characters: enough for several whole dataframes. */
const BATCH_CHARACTERS = 8 << 20;
/** The text that may wait. Beyond it a message is dropped; what it carried is asked for again when its pair's next row comes. */
export const MOST_CHARACTERS = 256 << 20;
/** The messages of other kinds (malformed ones among them) that may wait. */
export const MOST_OTHERS = 256;

interface Waiting {
  readonly entry: EngineEntry;
  /** Of its text. */
  readonly characters: number;
}

/**
 * What waits for the engine while it is busy, bounded: of each dataframe one message for each candle, the newest, and the
 * newest of its whole frames; of each producer the newest whitelist.
 */
export class Mailbox {
  /** In the order of arrival; what is replaced goes to the end. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #dropped = new Map<string, number>();
  #characters = 0;
  #others = 0;
  #unique = 0;

  get size(): number {
    return this.#waiting.size;
  }

  /** Takes in what happened to a link. */
  putLink(entry: LinkEntry): void {
    this.#add(`link\u0000${this.#unique++}`, entry);
  }

  /** Takes in a message, in the place of one that it makes superfluous; without room for it, it is dropped and counted. */
  putMessage(message: ReceivedMessage): void {
    const { producer, text } = message;
    const place = this.#placeOf(producer, text);
    const freed = place === null ? 0 : this.#waiting.get(place)?.characters ?? 0;
    if (place === null || this.#characters - freed + text.length > MOST_CHARACTERS) {
      this.#dropped.set(producer, (this.#dropped.get(producer) ?? 0) + 1);
      return;
    }
    this.#remove(place);
    this.#add(place, messageEntry(message), text.length);
  }

  /** Takes the next messages out, oldest first. */
  take(): readonly EngineEntry[] {
    const batch: EngineEntry[] = [];
    let characters = 0;
    for (const [place, { entry, characters: length }] of this.#waiting) {
      characters += length;
      if (batch.length > 0 && characters > BATCH_CHARACTERS) break;
      this.#remove(place);
      batch.push(entry);
    }
    return batch;
  }

  /** How many messages were dropped since this was last asked, by producer. */
  takeDropped(): ReadonlyMap<string, number> {
    const dropped = new Map(this.#dropped);
    this.#dropped.clear();
    return dropped;
  }

  clear(): void {
    this.#waiting.clear();
    this.#characters = 0;
    this.#others = 0;
  }

  /** Two messages of one place: the newer says all that the older said. Null: there is no room. */
  #placeOf(producer: string, text: string): string | null {
    const head = peekMessage(text);
    switch (head.kind) {
      case "whitelist":
        return `whitelist\u0000${producer}`;
      case "frame": {
        const frame = [producer, head.pair, head.timeframe, head.candleType].join("\u0000");
        if (head.rows === "one" && head.candle !== null) return `row\u0000${frame}\u0000${head.candle}`;
        if (head.rows === "many") return this.#placeOfWhole(`frame\u0000${frame}`, text);
        break;
      }
      case "unknown":
    }
    return this.#others < MOST_OTHERS ? `other\u0000${this.#unique++}` : null;
  }

  /** A shorter frame than the one that waits is likely a part of it: both are kept. */
  #placeOfWhole(place: string, text: string): string {
    for (let part = 0;; part++) {
      const waiting = this.#waiting.get(`${place}\u0000${part}`);
      if (waiting === undefined || text.length >= waiting.characters * 0.9) return `${place}\u0000${part}`;
    }
  }

  #add(place: string, entry: EngineEntry, characters = 0): void {
    this.#waiting.set(place, { entry, characters });
    this.#characters += characters;
    if (place.startsWith("other\u0000")) this.#others++;
  }

  #remove(place: string): void {
    const waiting = this.#waiting.get(place);
    if (waiting === undefined) return;
    this.#waiting.delete(place);
    this.#characters -= waiting.characters;
    if (place.startsWith("other\u0000")) this.#others--;
  }
}
