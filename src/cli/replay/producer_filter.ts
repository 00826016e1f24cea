import { RunError } from "../../app/run_error.ts";

/** What a recording's producers are measured by, and whom to tell. */
export interface ProducerFilterOptions {
  /** The recording's name, for messages. */
  readonly recording: string;
  /** The config's producers. */
  readonly names: readonly string[];
  warn(text: string): void;
}

/**
 * Lets the messages pass that a live run could have received: those of the config's producers. Each other producer is told
 * of once, because a recording under another name would otherwise give no signal, and no reason.
 */
export class ProducerFilter {
  readonly #options: ProducerFilterOptions;
  readonly #strangers = new Set<string>();
  #passed = 0;

  constructor(options: ProducerFilterOptions) {
    this.#options = options;
  }

  passes({ producer }: { readonly producer: string }): boolean {
    const { recording, names, warn } = this.#options;
    if (names.includes(producer)) {
      this.#passed++;
      return true;
    }
    if (!this.#strangers.has(producer)) {
      this.#strangers.add(producer);
      warn(
        `${recording}: messages of producer ${JSON.stringify(producer)} are passed over: ` +
          `the config has no such name, only ${list(names)}`,
      );
    }
    return false;
  }

  /**
   * To be called after the last message.
   *
   * @throws {RunError} messages there were, but none passed
   */
  finish(): void {
    const { recording, names, warn } = this.#options;
    if (this.#passed > 0) return;
    if (this.#strangers.size === 0) return warn(`${recording}: there is no message in it`);
    throw new RunError(
      `${recording}: no message is of a producer of the config: the recording has ${
        list(this.#strangers)
      }, the config ` +
        `${list(names)}; give a producer in external_message_consumer.producers that name`,
    );
  }
}

function list(names: Iterable<string>): string {
  return [...names].map((name) => JSON.stringify(name)).join(", ");
}
