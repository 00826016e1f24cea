import type { Signal } from "../../signal.ts";

/**
 * How far a signal has come on its way to one sink: it waits or is tried again (pending), it was taken (delivered), there
 * was nothing to do (skipped), it became too old (expired), or it was refused or tried too often (dead).
 */
export const DELIVERY_STATES = ["pending", "delivered", "skipped", "expired", "dead"] as const;
export type DeliveryState = typeof DELIVERY_STATES[number];

/** A signal on its way to one sink. */
export interface Delivery {
  readonly signal: Signal;
  /** The sink's name. */
  readonly sink: string;
  readonly state: DeliveryState;
  /** How often it was tried. */
  readonly attempts: number;
  /** What came of it: the receiver's answer, or why it failed, expired or was given up; null: nothing to say. */
  readonly result: string | null;
  /** See `Attempt.note`. */
  readonly note: string | null;
  /** Whether a person asked for it again: then it does not expire. */
  readonly resent: boolean;
  /** When it last changed, epoch milliseconds. */
  readonly updatedAt: number;
}

/** What changes of a delivery; what is left out stays as it is. */
export type DeliveryChange = Partial<Pick<Delivery, "state" | "attempts" | "result" | "note">>;

/**
 * What the outbox needs of a journal. Nothing here throws: a journal that can't be written is told as an event, and what
 * it has missed is written when it can be written again.
 */
export interface OutboxJournal {
  /**
   * Writes a new signal down, to be delivered to these sinks.
   *
   * @returns false when it is there already: then it was found before, and nothing is written
   */
  record(signal: Signal, sinks: readonly string[], now: number): boolean;
  /** Writes down how a delivery stands. */
  change(signal: string, sink: string, change: DeliveryChange, now: number): void;
  /** The pending deliveries of a sink, the oldest signals first; the newest `limit` of them. */
  pending(sink: string, limit: number): readonly Delivery[];
  /** True once after another process has changed something (`consumer signals resend`). */
  changedElsewhere(): boolean;
}
