import type { Signal } from "../../../signal.ts";
import type { SignalWriter } from "./signal_writer.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";

/** A sink that writes signals to stdout. A signal is delivered when it is written, not while it waits for a slow reader. */
export class StdoutSink implements Sink {
  readonly name: string;
  /** The writer keeps the order. What is beyond waits in the queue, which is bounded. */
  readonly concurrency = MAX_UNWRITTEN;
  readonly #writer: Pick<SignalWriter, "write" | "flushed">;

  constructor({ name }: { readonly name: string }, writer: Pick<SignalWriter, "write" | "flushed">) {
    this.name = name;
    this.#writer = writer;
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    this.#writer.write(signal);
    // a writer that fails stops the program. The signal stays pending for the next start
    return await this.#writer.flushed(abort)
      ? { type: "delivered", result: null }
      : { type: "failed", scope: "sink", reason: "stdout can't be written" };
  }

  preview(signal: Signal): Preview {
    return { to: "stdout", content: signal };
  }

  check(): Promise<SinkCheck> {
    return Promise.resolve({ ok: true, text: "ok" });
  }

  /** Leaves the writer open: the program owns it. */
  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

/** How many signals may wait for a slow reader of stdout at the same time. */
export const MAX_UNWRITTEN = 100;
