import type { DatabaseSync } from "node:sqlite";
import type { Signal } from "../../signal.ts";
import type { Delivery } from "./delivery_record.ts";
import type { JournalError } from "./journal_error.ts";
import { openDatabase } from "./open_database.ts";
import { deliveryOf, type Row, SIGNAL_COLUMNS, signalOf } from "./rows.ts";
import { toJournalError } from "./sqlite_error.ts";

/** A reader of a journal, also while a program writes it. Every method but `find` throws {@linkcode JournalError}. */
export class JournalReader implements Disposable {
  readonly #path: string;
  readonly #db: DatabaseSync;

  /** @throws {JournalError} the journal does not exist, or can't be read */
  constructor(path: string) {
    this.#path = path;
    this.#db = openDatabase(path, { readOnly: true, busyMs: 5000 });
  }

  /** Returns the newest `limit` signals that a selection accepts, the oldest first. */
  find({ pair, since, strategies, undelivered }: SignalSelection, limit: number): FoundSignals {
    const found: JournaledSignal[] = [];
    const conditions = [
      ...(since === null ? [] : ["time >= ?"]),
      ...(strategies.length === 0 ? [] : [`strategy IN (${strategies.map(() => "?").join(", ")})`]),
      ...(undelivered
        ? ["EXISTS (SELECT 1 FROM delivery WHERE delivery.signal = seq AND state NOT IN ('delivered', 'skipped'))"]
        : []),
    ];
    const where = ["seq < ?", ...conditions].join(" AND ");
    const values = [...(since === null ? [] : [new Date(since).toISOString()]), ...strategies];
    const sql = `SELECT seq, ${SIGNAL_COLUMNS} FROM signal WHERE ${where} ORDER BY seq DESC LIMIT ${ROWS_IN_STEP}`;
    // all() throws where iterate() ends without a word: at a damaged page
    const readStep = (before: number): readonly Row[] => this.#db.prepare(sql).all(before, ...values);
    let before = Number.MAX_SAFE_INTEGER;
    try {
      for (let rows = readStep(before); rows.length > 0; rows = readStep(before)) {
        for (const row of rows) {
          before = Number(row["seq"]);
          const signal = signalOf(row);
          if (pair !== null && !pair(signal.pair)) continue;
          found.push({ signal, deliveries: this.#deliveriesOf(row, signal) });
          if (found.length === limit) return { signals: found.reverse(), problem: null };
        }
      }
      return { signals: found.reverse(), problem: null };
    } catch (error) {
      return { signals: found.reverse(), problem: toJournalError(error, this.#path) };
    }
  }

  /** Returns at most `limit` signals whose id starts with a prefix, sorted by id. */
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

  /** Returns the shortest prefix of an id that no other signal has, of 8 characters or more. */
  shortId(id: string): string {
    return this.#guarded(() => {
      // its neighbours in sorted order share the longest prefixes with it
      const neighbours = [
        this.#db.prepare("SELECT max(id) AS id FROM signal WHERE id < ?").get(id),
        this.#db.prepare("SELECT min(id) AS id FROM signal WHERE id > ?").get(id),
      ].map((row) => String(row?.["id"] ?? ""));
      return id.slice(0, Math.max(8, ...neighbours.map((other) => commonLength(id, other) + 1)));
    });
  }

  /** Returns the names of all sinks in the journal. */
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
      "SELECT sink, state, attempts, started, result, note, resent, updated_at FROM delivery WHERE signal = ? ORDER BY sink",
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

/** The result of {@linkcode JournalReader.find}. */
export interface FoundSignals {
  /** The oldest first. */
  readonly signals: readonly JournaledSignal[];
  /** Why older signals could not be read. Null: all were read. */
  readonly problem: JournalError | null;
}

/** How many signals one query reads. A damaged page costs all of them, so there are few. */
const ROWS_IN_STEP = 20;

/** A signal in the journal, with its deliveries. */
export interface JournaledSignal {
  readonly signal: Signal;
  /** Sorted by the name of the sink. */
  readonly deliveries: readonly Delivery[];
}

/** A filter on signals. Null accepts all. */
export interface SignalSelection {
  readonly pair: ((pair: string) => boolean) | null;
  /** Emitted at this time or later, in epoch milliseconds. */
  readonly since: number | null;
  /** Names of strategies. An empty list accepts all. */
  readonly strategies: readonly string[];
  /** Only signals with a delivery that is pending, expired or dead. */
  readonly undelivered: boolean;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
