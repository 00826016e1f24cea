import type { Signal } from "../../signal.ts";
import type { Delivery, DeliveryChange } from "./delivery_record.ts";

/**
 * The journal as the outbox uses it.
 *
 * No method throws. A journal that can't write reports that as an event, and writes what it missed later.
 */
export interface OutboxJournal {
  /**
   * Records a new signal, and its pending deliveries to these sinks.
   *
   * @returns false when the journal has the signal already. Then it writes nothing
   */
  record(signal: Signal, sinks: readonly string[], now: number): boolean;
  /** Changes a delivery. */
  change(signal: string, sink: string, change: DeliveryChange, now: number): void;
  /** Returns the newest `limit` pending deliveries of a sink, the oldest signal first. */
  pending(sink: string, limit: number): readonly Delivery[];
  /** Returns true once after another process has changed the journal, as `consumer signals resend` does. */
  changedElsewhere(): boolean;
  /**
   * How many pending deliveries to a sink are not written, and are lost when the program ends. Retries at once after a
   * failure. A journal without it never fails.
   */
  unwritten?(sink: string): number;
}
