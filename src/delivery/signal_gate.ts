import type { Signal } from "../signal.ts";
import { keyOf } from "../text/key_of.ts";

/** A filter that accepts each signal once. Its memory is bounded. */
export class SignalGate {
  /** The accepted ids of each kind of signal, the oldest first. Signals of a kind differ in their candle only. */
  readonly #passed = new Map<string, string[]>();

  /** Returns true for a signal that it has not accepted before. */
  admit(signal: Signal): boolean {
    const { strategy, pair, timeframe, action, side } = signal;
    const kind = keyOf(strategy, pair, timeframe, action, side);
    const ids = this.#passed.get(kind) ?? [];
    if (ids.includes(signal.id)) return false;
    ids.push(signal.id);
    if (ids.length > MAX_IDS) ids.shift();
    this.#passed.set(kind, ids);
    return true;
  }
}

/** How many ids to remember for each kind of signal: many more than the current candles. */
const MAX_IDS = 64;
