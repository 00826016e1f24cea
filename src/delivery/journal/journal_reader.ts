import type { DatabaseSync } from "node:sqlite";
import type { Signal } from "../../signal.ts";
import type { Delivery } from "./delivery_record.ts";
import { openDatabase } from "./open_database.ts";
import { deliveryOf, type Row, SIGNAL_COLUMNS, signalOf } from "./rows.ts";
import { toJournalError } from "./sqlite_error.ts";

/** A signal as the journal has it. */
export interface JournaledSignal {
  readonly signal: Signal;
  /** In the order of the sinks' names. */
  readonly deliveries: readonly Delivery[];
}

/** Which signals are wanted; what is null leaves nothing out. */
export interface SignalSelection {
  readonly pair: ((pair: string) => boolean) | null;
  /** Found then or later, epoch milliseconds. */
  readonly since: number | null;
  /** Names of strategies; empty: all. */
  readonly strategies: readonly string[];
  /** Only those that a sink has not had: pending, expired or dead. */
  readonly undelivered: boolean;
}

/** Reads a journal, also beside the program that writes it. Every method throws {@linkcode JournalError}. */
export class JournalReader implements Disposable {
  readonly #path: string;
  readonly #db: DatabaseSync;

  /** @throws {JournalError} there is none, or it can't be read */
  constructor(path: string) {
    this.#path = path;
    this.#db = openDatabase(path, { readOnly: true, busyMs: 5000 });
  }

  /** The newest `limit` signals of a selection, the oldest of them first. */
  find({ pair, since, strategies, undelivered }: SignalSelection, limit: number): readonly JournaledSignal[] {
    const found: JournaledSignal[] = [];
    const conditions = [
      ...(since === null ? [] : ["time >= ?"]),
      ...(strategies.length === 0 ? [] : [`strategy IN (${strategies.map(() => "?").join(", ")})`]),
      ...(undelivered
        ? ["EXISTS (SELECT 1 FROM delivery WHERE delivery.signal = seq AND state NOT IN ('delivered', 'skipped'))"]
        : []),
    ];
    const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
    const values = [...(since === null ? [] : [new Date(since).toISOString()]), ...strategies];
    return this.#guarded(() => {
      const newestFirst = this.#db.prepare(`SELECT seq, ${SIGNAL_COLUMNS} FROM signal ${where} ORDER BY seq DESC`);
      for (const row of newestFirst.iterate(...values)) {
        const signal = signalOf(row);
        if (pair !== null && !pair(signal.pair)) continue;
        found.push({ signal, deliveries: this.#deliveriesOf(row, signal) });
        if (found.length === limit) break;
      }
      return found.reverse();
    });
  }

  /** The signals whose id begins with this, the oldest first; `limit` of them. */
  withPrefix(prefix: string, limit: number): readonly JournaledSignal[] {
    return this.#guarded(() => {
      const rows = this.#db.prepare(
        `SELECT seq, ${SIGNAL_COLUMNS} FROM signal WHERE id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT ?`,
      ).all(prefix, prefix.length, prefix, limit);
      return rows.map((row) => {
        const signal = signalOf(row);
        return { signal, deliveries: this.#deliveriesOf(row, signal) };
      });
    });
  }

  /** As much of an id, from its beginning, as no other signal has: 8 characters or more. */
  shortId(id: string): string {
    return this.#guarded(() => {
      // the ids before and after it in their order are those that it has most in common with
      const neighbours = [
        this.#db.prepare("SELECT max(id) AS id FROM signal WHERE id < ?").get(id),
        this.#db.prepare("SELECT min(id) AS id FROM signal WHERE id > ?").get(id),
      ].map((row) => String(row?.["id"] ?? ""));
      return id.slice(0, Math.max(8, ...neighbours.map((other) => commonLength(id, other) + 1)));
    });
  }

  /** The names of all sinks that something was ever to be sent to. */
  sinks(): readonly string[] {
    return this.#guarded(() =>
      this.#db.prepare("SELECT DISTINCT sink FROM delivery ORDER BY sink").all().map((row) => String(row["sink"]))
    );
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }

  #deliveriesOf(row: Row, signal: Signal): readonly Delivery[] {
    return this.#db.prepare(
      "SELECT sink, state, attempts, result, note, resent, updated_at FROM delivery WHERE signal = ? ORDER BY sink",
    ).all(Number(row["seq"])).map((delivery) => deliveryOf(delivery, signal));
  }

  #guarded<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      throw toJournalError(error, this.#path);
    }
  }
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
