/** Tracks the batch that the worker is processing. At most one batch is open at a time. */
export class BatchTracker {
  #batch: { readonly number: number; readonly done: PromiseWithResolvers<void> } | null = null;
  #count = 0;
  #opened: PromiseWithResolvers<void> | null = null;

  /** The number of the open batch, counted from 1. Null when no batch is open. */
  get number(): number | null {
    return this.#batch?.number ?? null;
  }

  /** Whether the worker is processing a batch. */
  get isOpen(): boolean {
    return this.#batch !== null;
  }

  /** Opens the next batch. */
  open(): void {
    this.#batch = { number: ++this.#count, done: Promise.withResolvers() };
    this.#opened?.resolve();
    this.#opened = null;
  }

  /** Resolves when a batch is open. */
  async waitForOpen(): Promise<void> {
    if (this.isOpen) return;
    await (this.#opened ??= Promise.withResolvers()).promise;
  }

  /** Closes the open batch, if there is one. */
  close(): void {
    const batch = this.#batch;
    this.#batch = null;
    batch?.done.resolve();
  }

  /** Resolves when the batch that is open now is closed. */
  async waitForClose(): Promise<void> {
    await this.#batch?.done.promise;
  }

  /** Resolves when no batch is open, not even one that was opened meanwhile. */
  async waitUntilIdle(): Promise<void> {
    while (this.isOpen) await this.waitForClose();
  }
}
