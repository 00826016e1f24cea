import type { Signal } from "../signal.ts";
import { keyOf } from "../text/key_of.ts";

/** How many candles back each kind of signal is remembered: far more than are ever current at once. */
const CANDLES_REMEMBERED = 64;

/** Lets each signal through once, however often it is found; what it remembers is bounded. */
export class SignalGate {
  /** The ids let through last, by what they share apart from the candle. */
  readonly #passed = new Map<string, string[]>();

  /** True the first time. */
  admit(signal: Signal): boolean {
    const { strategy, pair, timeframe, action, side } = signal;
    const kind = keyOf(strategy, pair, timeframe, action, side);
    const ids = this.#passed.get(kind) ?? [];
    if (ids.includes(signal.id)) return false;
    ids.push(signal.id);
    if (ids.length > CANDLES_REMEMBERED) ids.shift();
    this.#passed.set(kind, ids);
    return true;
  }
}
