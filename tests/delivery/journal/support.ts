import { DatabaseSync } from "node:sqlite";
import { Journal, type JournalOptions } from "../../../src/delivery/journal/journal.ts";
import { openDatabase } from "../../../src/delivery/journal/open_database.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import type { JournalEvent } from "../../../src/events.ts";
import type { Signal } from "../../../src/signal.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { TempFolder } from "../../support/temp_folder.ts";

/** The time at which the signals of a test are emitted. */
export const NOW = Date.UTC(2026, 10, 23);

/** A signal that differs from all others in its id and its candle. */
export function signal(n: number, fields: Partial<Signal> = {}): Signal {
  return {
    id: `${n}`.padStart(8, "0").padEnd(32, "f"),
    time: new Date(NOW + n * 1000).toISOString(),
    strategy: "ConsumerStrategy",
    pair: n % 2 === 0 ? "BTC/USDT" : "ETH/USDT",
    timeframe: "5m",
    candle: new Date(NOW + n * 300_000).toISOString(),
    action: n % 3 === 0 ? "exit" : "enter",
    side: n % 5 === 0 ? "short" : "long",
    tag: n % 2 === 0 ? null : `tag "${n}" 'ä'`,
    price: n % 7 === 0 ? null : n / 3,
    producer: "default",
    analyzed_at: new Date(NOW + n * 1000 - 50).toISOString(),
    ...fields,
  };
}

/** A journal with a clock that the test advances, and its events. */
export interface OpenJournal extends Disposable {
  readonly journal: Journal;
  readonly clock: FakeClock;
  readonly events: JournalEvent[];
}

export function openJournal(path: string, options: Partial<JournalOptions> = {}): OpenJournal {
  const clock = new FakeClock(NOW);
  const events: JournalEvent[] = [];
  const journal = Journal.open({ path, clock, keepDays: 90, onEvent: (event) => events.push(event), ...options });
  return { journal, clock, events, [Symbol.dispose]: () => journal[Symbol.dispose]() };
}

/** Opens a journal's file without keeping others out, so that {@linkcode OtherWriter} can lock it. */
export function openShared(path: string): SqliteJournal {
  return new SqliteJournal(path, { busyMs: 0 });
}

/** Another program that has the file open: `BEGIN IMMEDIATE` keeps other programs from writing. */
export class OtherWriter implements Disposable {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
  }

  lock(): void {
    this.#db.exec("BEGIN IMMEDIATE");
  }

  release(): void {
    this.#db.exec("ROLLBACK");
  }

  run(sql: string): void {
    this.#db.exec(sql);
  }

  [Symbol.dispose](): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

/** The one value of a query's one row. */
export function valueOf(path: string, sql: string): unknown {
  const db = openDatabase(path, { readOnly: true });
  try {
    return Object.values(db.prepare(sql).get() ?? {})[0];
  } finally {
    db.close();
  }
}

/** False for root, who may write anywhere. */
export async function canForbidWriting(): Promise<boolean> {
  await using folder = await TempFolder.make();
  await Deno.mkdir(`${folder.path}/mine`, { mode: 0o555 });
  return await Deno.writeTextFile(`${folder.path}/mine/file`, "").then(() => false, () => true);
}
