import type { Signal } from "../../../signal.ts";
import type { Entry } from "./bot_client.ts";

/** Makes the entry order of a signal. */
export function entryOf(signal: Signal, settings: OrderSettings): Entry {
  const { pair, side, tag, price } = signal;
  const { stake_amount, leverage, order_type, send_price } = settings;
  return {
    pair,
    side,
    ...(tag === null ? {} : { entry_tag: tag }),
    ...(send_price && price !== null ? { price } : {}),
    ...(order_type === undefined ? {} : { ordertype: order_type }),
    ...(stake_amount === undefined ? {} : { stakeamount: stake_amount }),
    ...(leverage === undefined ? {} : { leverage }),
  };
}

/** The settings of entries. The bot chooses what is omitted. */
export interface OrderSettings {
  readonly stake_amount?: number;
  readonly leverage?: number;
  readonly order_type?: "limit" | "market";
  readonly send_price: boolean;
}
