import type { FrameKey } from "../../events.ts";
import { frameId } from "./frame_key.ts";

/** What an evaluation has read: when any of it changes, the evaluation runs again. */
export class Reads {
  readonly #ids = new Set<string>();
  readonly #frames: FrameKey[] = [];

  frame(key: FrameKey): void {
    const id = frameId(key);
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.#frames.push(key);
  }

  /** Which dataframes there are. */
  available(): void {
    this.#ids.add(AVAILABLE_ID);
  }

  pairs(producer: string): void {
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

/** The id under which the list of dataframes is read; no frame has it. */
export const AVAILABLE_ID = "available";

/** The id under which a producer's whitelist is read; no frame has it. */
export function pairsId(producer: string): string {
  return `pairs\u0000${producer}`;
}
