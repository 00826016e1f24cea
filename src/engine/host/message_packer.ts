import type { PackedMessages } from "../wire/packed_messages.ts";
import type { BufferPool } from "./buffer_pool.ts";

/** Copies messages into buffers that move to the worker, many small ones into one buffer. */
export class MessagePacker {
  readonly #pool: BufferPool;
  readonly #packed: PackedMessages[] = [];
  #open: OpenPack | null = null;
  #count = 0;
  #bytes = 0;

  constructor(pool: BufferPool) {
    this.#pool = pool;
  }

  /** The number of messages. */
  get count(): number {
    return this.#count;
  }

  /** The bytes of all messages. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Copies a message. */
  add({ producer, bytes, receivedAt, quiet = false }: PackableMessage): void {
    const pack = this.#packWith(bytes.length);
    let nth = pack.producers.indexOf(producer);
    if (nth < 0) nth = pack.producers.push(producer) - 1;
    pack.items.push(nth, pack.length, bytes.length, receivedAt, quiet ? 1 : 0);
    pack.view.set(bytes, pack.length);
    pack.length += bytes.length;
    this.#count++;
    this.#bytes += bytes.length;
  }

  /** Removes and returns all messages. */
  take(): readonly PackedMessages[] {
    this.#close();
    this.#count = 0;
    this.#bytes = 0;
    return this.#packed.splice(0);
  }

  #packWith(room: number): OpenPack {
    if (this.#open !== null && this.#open.length + room <= this.#open.view.length) return this.#open;
    this.#close();
    return this.#open = { view: new Uint8Array(this.#pool.take(room)), length: 0, producers: [], items: [] };
  }

  #close(): void {
    if (this.#open === null) return;
    const { view, producers, items } = this.#open;
    this.#packed.push({ type: "messages", buffer: view.buffer, producers, items: new Float64Array(items) });
    this.#open = null;
  }
}

/** A message whose text is UTF-8 bytes. */
export interface PackableMessage {
  readonly producer: string;
  readonly bytes: Uint8Array;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly quiet?: boolean;
}

interface OpenPack {
  readonly view: Uint8Array<ArrayBuffer>;
  /** How much of it is used. */
  length: number;
  readonly producers: string[];
  /** {@linkcode PackedMessages.items} */
  readonly items: number[];
}
