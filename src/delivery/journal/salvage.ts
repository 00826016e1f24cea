import type { DatabaseSync } from "node:sqlite";
import { isSqliteError } from "./sqlite_error.ts";

type Row = ReturnType<ReturnType<DatabaseSync["prepare"]>["all"]>[number];

/**
 * Copies what can be read of a damaged journal to an empty one, in one transaction.
 *
 * It reads the signals from both ends up to the damage, and asks for each one in between by its number. A pending delivery
 * whose record is damaged is taken from the index of pending deliveries, without its attempts and its note.
 *
 * @returns how many signals it copied
 */
export function salvage(from: DatabaseSync, to: DatabaseSync): number {
  const signals = readSignals(from);
  to.exec("BEGIN IMMEDIATE");
  for (const row of signals.values()) {
    insert(to, "signal", row);
    for (const delivery of readDeliveries(from, Number(row["seq"]))) insert(to, "delivery", delivery);
  }
  for (const { sink, signal } of readPending(from)) {
    if (!signals.has(Number(signal))) continue;
    const result = "what the journal had of it was damaged";
    insert(to, "delivery", {
      sink,
      signal,
      state: "pending",
      result,
      updated_at: signals.get(Number(signal))?.["recorded_at"],
    });
  }
  to.exec("COMMIT");
  return signals.size;
}

const ROWS_IN_STEP = 200;
/** How many numbers it asks for beyond the last one that it could read, where the end is unknown. */
const MAX_PROBES = 20_000;

/** Returns the rows by their number, in order. */
function readSignals(db: DatabaseSync): Map<number, Row> {
  const up = readTowardsDamage(db, "seq > ? ORDER BY seq ASC", -1);
  if (up.isComplete) return bySeq(up.rows);
  const down = readTowardsDamage(db, "seq < ? ORDER BY seq DESC", Number.MAX_SAFE_INTEGER);
  const low = Number(up.rows.at(-1)?.["seq"] ?? 0);
  const high = Number(down.rows.at(-1)?.["seq"] ?? low + MAX_PROBES);
  const between: Row[] = [];
  for (let seq = Math.max(low + 1, high - MAX_PROBES); seq < high; seq++) {
    between.push(...tryAll(db, "SELECT * FROM signal NOT INDEXED WHERE seq = ?", seq) ?? []);
  }
  return bySeq([...up.rows, ...between, ...down.rows.reverse()]);
}

function bySeq(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [Number(row["seq"]), row]));
}

/** Reads rows in an order until one can't be read. */
function readTowardsDamage(db: DatabaseSync, order: string, start: number): { rows: Row[]; isComplete: boolean } {
  const rows: Row[] = [];
  const sql = `SELECT * FROM signal NOT INDEXED WHERE ${order} LIMIT ?`;
  let step = ROWS_IN_STEP;
  for (;;) {
    const found = tryAll(db, sql, Number(rows.at(-1)?.["seq"] ?? start), step);
    if (found === null) {
      if (step === 1) return { rows, isComplete: false };
      step = 1;
      continue;
    }
    rows.push(...found);
    if (found.length < step) return { rows, isComplete: true };
  }
}

function readDeliveries(db: DatabaseSync, signal: number): readonly Row[] {
  return tryAll(db, "SELECT * FROM delivery WHERE signal = ?", signal) ?? [];
}

function readPending(db: DatabaseSync): readonly Row[] {
  const sql = "SELECT sink, signal FROM delivery INDEXED BY delivery_pending WHERE state = 'pending'";
  return tryAll(db, sql) ?? [];
}

/** Returns null when the rows can't be read. */
function tryAll(db: DatabaseSync, sql: string, ...values: readonly number[]): Row[] | null {
  try {
    return db.prepare(sql).all(...values);
  } catch (error) {
    if (isSqliteError(error)) return null;
    throw error;
  }
}

/** Skips a row that is there already, or that the damage made invalid. */
function insert(db: DatabaseSync, table: "signal" | "delivery", row: Row | Readonly<Record<string, unknown>>): void {
  const columns = Object.keys(row);
  const values = columns.map((column) => row[column] as string | number | null);
  db.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  ).run(...values);
}
