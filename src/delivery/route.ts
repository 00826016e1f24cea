import type { ExpirySettings } from "./expiry.ts";
import type { SignalFilter } from "./signal_filter.ts";
import type { Sink } from "./sinks/sink.ts";

/** A sink, and the signals that go to it. */
export interface Route {
  readonly sink: Sink;
  readonly filter: SignalFilter;
  /** How many attempts a signal gets. */
  readonly maxAttempts: number;
  readonly expiry: ExpirySettings;
  /** Identifies the route across a reload of the config. A route with the same identity stays as it is. */
  readonly identity: string;
  /** How long a shutdown waits for this sink, in milliseconds. Null: as long as the whole shutdown may take. */
  readonly flushMs: number | null;
}
