import type { Signal } from "../../signal.ts";

/** The delivery of a signal to one sink. */
export interface Delivery {
  readonly signal: Signal;
  /** The sink's name. */
  readonly sink: string;
  readonly state: DeliveryState;
  /** How many attempts were made. */
  readonly attempts: number;
  /** How many attempts in a row started and did not end, because the program ended during them. */
  readonly started: number;
  /** The receiver's answer, or why the signal failed, was skipped or expired. Null: nothing to report. */
  readonly result: string | null;
  /** See `Attempt.note`. */
  readonly note: string | null;
  /** Whether a person asked to resend it. A resent signal does not expire. */
  readonly resent: boolean;
  /** When it last changed, in epoch milliseconds. */
  readonly updatedAt: number;
}

/**
 * The states of a delivery.
 *
 * | state       | meaning                                                  |
 * | ----------- | -------------------------------------------------------- |
 * | `pending`   | not sent yet, or waiting for a retry                     |
 * | `delivered` | the receiver accepted it                                 |
 * | `skipped`   | the sink had nothing to do                               |
 * | `expired`   | it became too old before it was delivered                |
 * | `dead`      | the receiver refused it, or every attempt failed         |
 */
export const DELIVERY_STATES = ["pending", "delivered", "skipped", "expired", "dead"] as const;

/** One of {@linkcode DELIVERY_STATES}. */
export type DeliveryState = typeof DELIVERY_STATES[number];

/** Makes the pending delivery of a signal that was just recorded. `now` is in epoch milliseconds. */
export function createDelivery(signal: Signal, sink: string, now: number): Delivery {
  return {
    signal,
    sink,
    state: "pending",
    attempts: 0,
    started: 0,
    result: null,
    note: null,
    resent: false,
    updatedAt: now,
  };
}

/** The fields of a delivery to change. The others stay. */
export type DeliveryChange = Partial<Pick<Delivery, "state" | "attempts" | "started" | "result" | "note">>;
