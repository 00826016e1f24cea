import { RunError } from "../../app/run_error.ts";

/**
 * Accepts the recorded messages that a live run could have received: those of the config's producers. Warns once of each
 * other producer, because its messages would otherwise be skipped without a reason.
 */
export class ProducerFilter {
  readonly #options: ProducerFilterOptions;
  readonly #unknown = new Set<string>();
  #accepted = 0;

  constructor(options: ProducerFilterOptions) {
    this.#options = options;
  }

  accepts({ producer }: { readonly producer: string }): boolean {
    const { recording, names, warn } = this.#options;
    if (names.includes(producer)) {
      this.#accepted++;
      return true;
    }
    if (!this.#unknown.has(producer)) {
      this.#unknown.add(producer);
      warn(
        `${recording}: skipping messages of producer ${JSON.stringify(producer)}, ` +
          `which is not in the config; its producers are ${listNames(names)}`,
      );
    }
    return false;
  }

  /**
   * Checks the result. To be called after the last message.
   *
   * @throws {RunError} the recording has messages, but none was accepted
   */
  finish(): void {
    const { recording, names, warn } = this.#options;
    if (this.#accepted > 0) return;
    if (this.#unknown.size === 0) return warn(`${recording}: no messages in it`);
    throw new RunError(
      `${recording}: no message is from a producer of the config; the recording has ${listNames(this.#unknown)}, ` +
        `the config ${listNames(names)}. Rename a producer in external_message_consumer.producers to match.`,
    );
  }
}

/** Options of {@linkcode ProducerFilter}. */
export interface ProducerFilterOptions {
  /** The recording's name, for messages. */
  readonly recording: string;
  /** The names of the config's producers. */
  readonly names: readonly string[];
  warn(text: string): void;
}

function listNames(names: Iterable<string>): string {
  return [...names].map((name) => JSON.stringify(name)).join(", ");
}
