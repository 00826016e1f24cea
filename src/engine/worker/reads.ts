import type { FrameKey } from "../../events.ts";
import { keyOf } from "../../text/key_of.ts";
import { frameId } from "./frame_key.ts";

/** Records what an evaluation reads. When any of it changes, the evaluation runs again. */
export class Reads {
  readonly #ids = new Set<string>();
  readonly #frames: FrameKey[] = [];

  /** Records that a dataframe was read. */
  addFrame(key: FrameKey): void {
    const id = frameId(key);
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.#frames.push(key);
  }

  /** Records that the list of dataframes was read. */
  addAvailable(): void {
    this.#ids.add(AVAILABLE_ID);
  }

  /** Records that a producer's whitelist was read. */
  addPairs(producer: string): void {
    this.#ids.add(pairsId(producer));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** The dataframes, in the order in which they were first read. */
  get frames(): readonly FrameKey[] {
    return this.#frames;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }
}

/** The id of the list of dataframes. No dataframe has this id. */
export const AVAILABLE_ID = "available";

/** Returns the id of a producer's whitelist. No dataframe has this id. */
export function pairsId(producer: string): string {
  return keyOf("pairs", producer);
}
