import type { FrameKey } from "../events.ts";
import { frameId } from "./frame_key.ts";

/** What an evaluation has read: when any of it changes, the evaluation runs again. */
export class Reads {
  readonly #ids = new Set<string>();

  frame(key: FrameKey): void {
    this.#ids.add(frameId(key));
  }

  pairs(producer: string): void {
    this.#ids.add(pairsId(producer));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }
}

/** The id under which a producer's whitelist is read; no frame has it. */
export function pairsId(producer: string): string {
  return `pairs\u0000${producer}`;
}
