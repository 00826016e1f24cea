import type { Signal } from "../../../signal.ts";
import { formatSignalJson, formatSignalLine } from "../../format_signal.ts";
import { formatPreviewJson, formatPreviewLine } from "./format_preview.ts";
import { isStdoutTerminal } from "../../../terminal/is_terminal.ts";
import { OutputQueue } from "../../../terminal/output_queue.ts";
import type { Preview } from "../sink.ts";
import { OutputError } from "../../../terminal/stdout.ts";

/** A writer of signals to stdout. It writes whole lines, and never blocks. */
export class SignalWriter {
  readonly #pretty: boolean;
  readonly #color: boolean;
  readonly #queue: OutputQueue;
  /** The id of the signal whose previews were written last. */
  #previewed = "";

  constructor({ output, color, onError }: SignalWriterOptions) {
    const isTerminal = isStdoutTerminal();
    this.#pretty = output === "pretty" || (output === "auto" && isTerminal);
    this.#color = color && isTerminal;
    this.#queue = new OutputQueue({ write: (bytes) => Deno.stdout.write(bytes), onError });
  }

  write(signal: Signal): void {
    this.#queue.put(this.#pretty ? formatSignalLine(signal, this.#color) : formatSignalJson(signal));
  }

  /** Writes what a sink would send. */
  writePreview(sink: string, signal: Signal, preview: Preview): void {
    if (!this.#pretty) return this.#queue.put(formatPreviewJson(sink, signal, preview));
    if (this.#previewed !== signal.id) this.write(signal);
    this.#previewed = signal.id;
    this.#queue.put(formatPreviewLine(sink, signal, preview));
  }

  /** Resolves when everything is written: true. Resolves to false on an error, or when `until` is aborted first. */
  flushed(until: AbortSignal): Promise<boolean> {
    return this.#queue.flushed(until);
  }

  /**
   * Waits until everything is written, at most half a second.
   *
   * @throws {OutputError} not everything could be written
   */
  async end(): Promise<void> {
    await this.flushed(AbortSignal.timeout(MAX_END_MS));
    this.throwIfStuck();
  }

  /** @throws {OutputError} not everything is written */
  throwIfStuck(): void {
    if (!this.#queue.isEmpty) throw new OutputError("its reader has stopped reading");
  }
}

/** Options of {@linkcode SignalWriter}, and the callback for its errors. */
export interface SignalWriterOptions {
  /** `auto`: lines for people on a terminal, otherwise NDJSON. */
  readonly output: "auto" | "pretty" | "json";
  readonly color: boolean;
  /** Called once. Nothing is written afterwards. */
  onError(error: OutputError): void;
}

/** How long a shutdown waits for a slow reader, in milliseconds. */
const MAX_END_MS = 500;
