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
    // a kind with a new signal moves to the end, so that kinds without new signals are forgotten first
    this.#passed.delete(kind);
    this.#passed.set(kind, ids);
    const [oldest] = this.#passed.keys();
    if (this.#passed.size > MAX_KINDS && oldest !== undefined) this.#passed.delete(oldest);
    return true;
  }
}

/** How many ids to remember for each kind of signal: many more than the current candles. */
const MAX_IDS = 64;
/** How many kinds to remember. A forgotten signal is still in the journal, which rejects it too. */
const MAX_KINDS = 20_000;
