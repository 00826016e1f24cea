import type { Signal } from "../../../signal.ts";
import type { SignalWriter } from "./signal_writer.ts";
import { MAX_UNWRITTEN } from "./stdout_sink.ts";
import type { Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";

/** A sink that replaces another one for `--dry-run`. It writes what the other would send, and sends nothing. */
export class PreviewSink implements Sink {
  readonly name: string;
  readonly concurrency = MAX_UNWRITTEN;
  readonly #sink: Sink;
  readonly #writer: Pick<SignalWriter, "writePreview">;

  constructor(sink: Sink, writer: Pick<SignalWriter, "writePreview">) {
    this.name = sink.name;
    this.#sink = sink;
    this.#writer = writer;
  }

  send(signal: Signal): Promise<SendOutcome> {
    this.#writer.writePreview(this.name, signal, this.preview(signal));
    return Promise.resolve({ type: "delivered", result: null });
  }

  preview(signal: Signal): Preview {
    return this.#sink.preview(signal);
  }

  check(abort: AbortSignal): Promise<SinkCheck> {
    return this.#sink.check(abort);
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#sink[Symbol.asyncDispose]();
  }
}
