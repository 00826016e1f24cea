import type { EngineEvent } from "../../events.ts";
import type { Clock } from "../../time/clock.ts";
import type { EngineEntry, LinkEntry } from "../wire/engine_entry.ts";
import { type ReceivedMessage, toBytes } from "../wire/received_message.ts";
import { BatchTracker } from "./batch_tracker.ts";
import { BufferPool } from "./buffer_pool.ts";
import type { EngineThread } from "./engine_thread.ts";
import { Mailbox, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, type QueuedEntry } from "./mailbox.ts";
import { MessagePacker } from "./message_packer.ts";

/**
 * Sends the worker one batch at a time. What arrives together while the worker is idle is one batch. What arrives while it
 * is busy waits in the mailbox and forms the next batch.
 *
 * A worker that has more to evaluate than fits in a batch gets the next one at once, even if nothing has arrived.
 */
export class BatchSender {
  readonly #options: BatchSenderOptions;
  readonly #pool = new BufferPool();
  /** The messages of the next batch, which is sent once the running code has passed on all that has arrived. */
  readonly #next = new MessagePacker(this.#pool);
  readonly #mailbox = new Mailbox();
  readonly #batch = new BatchTracker();
  #isPaused = false;
  /** Whether the worker has evaluations left from the last batch. */
  #isUnfinished = false;

  constructor(options: BatchSenderOptions) {
    this.#options = options;
  }

  /** The number of the batch that the worker is processing, or null. */
  get batch(): number | null {
    return this.#batch.number;
  }

  /** Copies a message into the next batch, or queues it while the worker is busy. */
  putMessage({ producer, text, receivedAt }: ReceivedMessage): void {
    const message = { producer, bytes: toBytes(text), receivedAt };
    if (!this.#canSend || this.#mailbox.size > 0) return this.#mailbox.putMessage(message);
    this.#next.add(message);
    if (this.#next.count >= MAX_BATCH_ENTRIES || this.#next.bytes >= MAX_BATCH_BYTES) this.sendNext();
    else if (this.#next.count === 1) queueMicrotask(() => this.sendNext());
  }

  /** Sends what happened to a link, or queues it while the worker is busy. */
  putLink(entry: LinkEntry): void {
    if (this.#isIdle) this.send([entry]);
    else this.#mailbox.putLink(entry);
  }

  /** Lets an idle worker know how late it is. A busy one learns it from its next batch. */
  passTime(): void {
    if (this.#isIdle) this.send([]);
  }

  /** Sends messages past the mailbox, after each of which the strategies run. No batch may be open. */
  replay(messages: readonly ReceivedMessage[]): void {
    const packer = new MessagePacker(this.#pool);
    for (const { text, ...message } of messages) packer.add({ ...message, bytes: toBytes(text) });
    this.send(packer.take(), { evaluateEach: true });
  }

  /** Takes buffers back that the worker has used. */
  takeBack(buffers: readonly ArrayBuffer[]): void {
    for (const buffer of buffers) this.#pool.give(buffer);
  }

  /** Sends a batch past the mailbox. No batch may be open. */
  send(entries: readonly EngineEntry[], options: { readonly evaluateEach?: boolean } = {}): void {
    this.#batch.open();
    this.#isUnfinished = false;
    const { thread, clock } = this.#options;
    thread()?.send(entries, { evaluateEach: options.evaluateEach ?? false, at: clock.now() });
  }

  /** Sends the next batch from the mailbox when the worker is ready for one, and reports dropped messages. */
  sendNext(): void {
    for (const [producer, count] of this.#mailbox.takeDropped()) {
      const why = "the engine is busy and its queue is full";
      this.#options.onEvent({ type: "messages_dropped", producer, count, why });
    }
    if (!this.#canSend) return;
    // it arrived before what is in the mailbox
    if (this.#next.count > 0) this.send(this.#next.take());
    else if (this.#mailbox.size > 0 || this.#isUnfinished) this.send(this.#pack(this.#mailbox.take()));
  }

  /**
   * Closes the batch that the worker has processed, and sends the next one.
   *
   * @param isUnfinished whether the worker has evaluations left
   */
  closeBatch(isUnfinished = false): void {
    this.#isUnfinished = isUnfinished;
    this.#batch.close();
    this.sendNext();
  }

  /** Resolves when a batch is open. */
  waitForOpen(): Promise<void> {
    return this.#batch.waitForOpen();
  }

  /** Resolves when the batch that is open now is closed. */
  waitForClose(): Promise<void> {
    return this.#batch.waitForClose();
  }

  /** Resolves when everything that has arrived is processed. */
  waitUntilIdle(): Promise<void> {
    this.sendNext();
    return this.#batch.waitUntilIdle();
  }

  /**
   * Waits for the open batch and runs an action that counts as a batch, so that the watchdog notices when the worker does
   * not answer. Messages stay queued until {@linkcode BatchSender.resume}.
   */
  async pauseFor<T>(action: () => Promise<T>): Promise<T> {
    this.#isPaused = true;
    await this.#batch.waitUntilIdle();
    this.#batch.open();
    try {
      return await action();
    } finally {
      this.closeBatch();
    }
  }

  /** Allows batches again. The next one is sent when a batch is closed, or at the next message. */
  resume(): void {
    this.#isPaused = false;
  }

  /** Drops everything that is queued. */
  clear(): void {
    this.takeBack(this.#next.take().map(({ buffer }) => buffer));
    this.#mailbox.clear();
  }

  /** Packs the messages between two other entries together. */
  #pack(entries: readonly QueuedEntry[]): readonly EngineEntry[] {
    const packer = new MessagePacker(this.#pool);
    const packed: EngineEntry[] = [];
    for (const entry of entries) {
      if (entry.type === "message") packer.add(entry);
      else packed.push(...packer.take(), entry);
    }
    return [...packed, ...packer.take()];
  }

  get #isIdle(): boolean {
    return this.#canSend && this.#mailbox.size === 0 && this.#next.count === 0;
  }

  get #canSend(): boolean {
    return !this.#isPaused && !this.#batch.isOpen && this.#options.thread()?.isReady === true;
  }
}

/** Dependencies and callbacks of {@linkcode BatchSender}. */
export interface BatchSenderOptions {
  /** Returns the running thread, or null. */
  thread(): EngineThread | null;
  readonly clock: Pick<Clock, "now">;
  onEvent(event: EngineEvent): void;
}
