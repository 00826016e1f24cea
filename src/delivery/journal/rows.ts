import { type Signal, SIGNAL_FIELDS } from "../../signal.ts";
import { type Delivery, DELIVERY_STATES, type DeliveryState } from "./delivery_record.ts";

/** A row of SQLite. */
export type Row = Readonly<Record<string, unknown>>;

/** The columns of a signal in a query. */
export const SIGNAL_COLUMNS: string = SIGNAL_FIELDS.map((field) => `signal.${field}`).join(", ");

/** Reads a signal from a row of the table `signal`. */
export function signalOf(row: Row): Signal {
  return {
    id: text(row, "id"),
    time: text(row, "time"),
    strategy: text(row, "strategy"),
    pair: text(row, "pair"),
    timeframe: text(row, "timeframe"),
    candle: text(row, "candle"),
    action: row["action"] === "exit" ? "exit" : "enter",
    side: row["side"] === "short" ? "short" : "long",
    tag: textOrNull(row, "tag"),
    price: row["price"] === null ? null : Number(row["price"]),
    producer: text(row, "producer"),
    analyzed_at: text(row, "analyzed_at"),
  };
}

/** Reads a delivery from a row of the table `delivery`. */
export function deliveryOf(row: Row, signal: Signal): Delivery {
  return {
    signal,
    sink: text(row, "sink"),
    state: stateOf(row["state"]),
    attempts: Number(row["attempts"]),
    started: Number(row["started"]),
    result: textOrNull(row, "result"),
    note: textOrNull(row, "note"),
    resent: row["resent"] === 1,
    updatedAt: Number(row["updated_at"]),
  };
}

function stateOf(value: unknown): DeliveryState {
  const state = DELIVERY_STATES.find((name) => name === value);
  if (state === undefined) throw new Error(`unknown state of a delivery: ${JSON.stringify(value)}`);
  return state;
}

function text(row: Row, column: string): string {
  return String(row[column]);
}

function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}
