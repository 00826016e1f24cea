import type { Signal } from "../../../signal.ts";
import type { SignalWriter } from "./signal_writer.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";

/** Writes signals to stdout; delivered is what has been written, not what waits for a slow reader. */
export class StdoutSink implements Sink {
  readonly name: string;
  /** Order is kept by the writer. */
  readonly concurrency = Infinity;
  readonly #writer: Pick<SignalWriter, "write" | "flushed">;

  constructor({ name }: { readonly name: string }, writer: Pick<SignalWriter, "write" | "flushed">) {
    this.name = name;
    this.#writer = writer;
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    this.#writer.write(signal);
    // a writer that fails ends the program: what it could not write is sent at the next start
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

  /** The writer is the program's. */
  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}
