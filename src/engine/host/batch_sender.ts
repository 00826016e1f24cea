import type { EngineEvent } from "../../events.ts";
import type { Clock } from "../../time/clock.ts";
import { type EngineEntry, type LinkEntry, packMessage } from "../wire/engine_entry.ts";
import type { ReceivedMessage } from "../wire/received_message.ts";
import { BatchTracker } from "./batch_tracker.ts";
import type { EngineThread } from "./engine_thread.ts";
import { Mailbox } from "./mailbox.ts";

/**
 * Sends the worker one batch at a time. What arrives meanwhile waits in the mailbox and forms the next batch.
 *
 * A worker that has more to evaluate than fits in a batch gets the next one at once, even if nothing has arrived.
 */
export class BatchSender {
  readonly #options: BatchSenderOptions;
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

  /** Sends a message, or queues it while the worker is busy. */
  putMessage(message: ReceivedMessage): void {
    if (this.#canSend && this.#mailbox.size === 0) this.send([packMessage(message)]);
    else this.#mailbox.putMessage(message);
  }

  /** Sends what happened to a link, or queues it while the worker is busy. */
  putLink(entry: LinkEntry): void {
    if (this.#canSend && this.#mailbox.size === 0) this.send([entry]);
    else this.#mailbox.putLink(entry);
  }

  /** Lets an idle worker know how late it is. A busy one learns it from its next batch. */
  passTime(): void {
    if (this.#canSend && this.#mailbox.size === 0) this.send([]);
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
    if (this.#canSend && (this.#mailbox.size > 0 || this.#isUnfinished)) this.send(this.#mailbox.take());
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

  /** Resolves when the batch that is open now is closed. */
  waitForClose(): Promise<void> {
    return this.#batch.waitForClose();
  }

  /** Resolves when everything that has arrived is processed. */
  waitUntilIdle(): Promise<void> {
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
    this.#mailbox.clear();
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
