import type { Signal } from "../../../signal.ts";
import { formatSignalJson, formatSignalLine } from "../../format_signal.ts";
import { formatPreviewJson, formatPreviewLine } from "./format_preview.ts";
import { OutputQueue } from "../../../terminal/output_queue.ts";
import type { Preview } from "../sink.ts";
import { OutputError } from "../../../terminal/stdout.ts";

/** At the end of the program what is still to be written has so long: a stop must not take a second. */
const END_MS = 500;

/** How signals are written, and whom to tell when they can't be. */
export interface SignalWriterOptions {
  /** `auto` is lines for people on a terminal and NDJSON elsewhere. */
  readonly output: "auto" | "pretty" | "json";
  readonly color: boolean;
  /** Called once: nothing is written from then on. */
  onError(error: OutputError): void;
}

/** Writes signals to stdout, each at once and whole, without ever blocking. */
export class SignalWriter {
  readonly #pretty: boolean;
  readonly #color: boolean;
  readonly #queue: OutputQueue;
  /** The signal whose previews stand last. */
  #previewed = "";

  constructor({ output, color, onError }: SignalWriterOptions) {
    const isTerminal = Deno.stdout.isTerminal();
    this.#pretty = output === "pretty" || (output === "auto" && isTerminal);
    this.#color = color && isTerminal;
    this.#queue = new OutputQueue({ write: (bytes) => Deno.stdout.write(bytes), onError });
  }

  write(signal: Signal): void {
    this.#queue.put(this.#pretty ? formatSignalLine(signal, this.#color) : formatSignalJson(signal));
  }

  /** What a sink would get of a signal. */
  writePreview(sink: string, signal: Signal, preview: Preview): void {
    if (!this.#pretty) return this.#queue.put(formatPreviewJson(sink, signal, preview));
    if (this.#previewed !== signal.id) this.write(signal);
    this.#previewed = signal.id;
    this.#queue.put(formatPreviewLine(sink, signal, preview));
  }

  /** Resolves with true when all is written; with false when it can't be, or when `until` is aborted before. */
  flushed(until: AbortSignal): Promise<boolean> {
    return this.#queue.flushed(until);
  }

  /**
   * Waits for what is still to be written, half a second at most.
   *
   * @throws {OutputError} it could not be written
   */
  async end(): Promise<void> {
    await this.flushed(AbortSignal.timeout(END_MS));
    this.throwIfStuck();
  }

  /** @throws {OutputError} something waits still, and its time is over */
  throwIfStuck(): void {
    if (!this.#queue.isEmpty) throw new OutputError("its reader has stopped reading");
  }
}
