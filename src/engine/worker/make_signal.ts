import type { Signal } from "../../signal.ts";
import type { FoundSignal } from "./find_signals.ts";
import type { HeldFrame } from "./frame_store.ts";
import { isoSeconds, signalId } from "./signal_id.ts";

/** Makes the signal that is sent to the sinks from a signal on a strategy's last candle. */
export function makeSignal(found: FoundSignal, source: SignalSource): Signal {
  const { strategy, pair, timeframe, base, now } = source;
  const { action, side, tag } = found;
  const candle = isoSeconds(source.candle);
  return {
    id: signalId({ strategy, pair, timeframe, candle, action, side }),
    time: new Date(now).toISOString(),
    strategy,
    pair,
    timeframe,
    candle,
    action,
    side,
    tag,
    price: Number.isNaN(source.close) ? null : source.close,
    producer: base.key.producer,
    analyzed_at: new Date(base.analyzedAt).toISOString(),
  };
}

/** Where a signal was found. Times are epoch milliseconds. */
export interface SignalSource {
  readonly strategy: string;
  readonly pair: string;
  readonly timeframe: string;
  /** The base dataframe. */
  readonly base: HeldFrame;
  /** When the last candle opened. */
  readonly candle: number;
  /** The last candle's close, or NaN. */
  readonly close: number;
  readonly now: number;
}
