import type { ExpirySettings } from "./expiry.ts";
import type { SignalFilter } from "./signal_filter.ts";
import type { Sink } from "./sinks/sink.ts";

/** A sink, and which signals go to it and until when. */
export interface Route {
  readonly sink: Sink;
  readonly filter: SignalFilter;
  readonly maxAttempts: number;
  readonly expiry: ExpirySettings;
  /** Tells routes apart at a change of the config: one that has the same is left as it is. */
  readonly identity: string;
  /** How long a stop waits for this sink at max; null: as long as the stop may take. */
  readonly flushMs: number | null;
}
