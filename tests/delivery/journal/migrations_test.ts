import { DatabaseSync } from "node:sqlite";
import { JournalError } from "../../../src/delivery/journal/journal_error.ts";
import { APPLICATION_ID, migrate, MIGRATIONS } from "../../../src/delivery/journal/migrations.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { signal, valueOf } from "./support.ts";

/** A journal of version 1. Users have files like this, so this text must not change. */
const VERSION_1 = `
  CREATE TABLE signal (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time TEXT NOT NULL, strategy TEXT NOT NULL,
    pair TEXT NOT NULL, timeframe TEXT NOT NULL, candle TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('enter', 'exit')), side TEXT NOT NULL CHECK (side IN ('long', 'short')),
    tag TEXT, price REAL, producer TEXT NOT NULL, analyzed_at TEXT NOT NULL, recorded_at INTEGER NOT NULL) STRICT;
  CREATE INDEX signal_recorded_at ON signal (recorded_at);
  CREATE TABLE delivery (sink TEXT NOT NULL, signal INTEGER NOT NULL REFERENCES signal (seq) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'skipped', 'expired', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0, result TEXT, note TEXT, resent INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL, PRIMARY KEY (signal, sink)) STRICT, WITHOUT ROWID;
  CREATE INDEX delivery_pending ON delivery (sink, signal) WHERE state = 'pending';
  PRAGMA application_id = 1668182893;
  PRAGMA user_version = 1;
  INSERT INTO signal VALUES (7, 'abc', '2026-11-23T00:00:01.000Z', 'S', 'BTC/USDT', '5m', '2026-11-22T23:55:00Z',
    'enter', 'long', 'cross', 97000.5, 'default', '2026-11-23T00:00:00.900Z', 1795392001000);
  INSERT INTO delivery VALUES ('bot', 7, 'pending', 3, 'busy', 'asked', 1, 1795392002000);
`;

async function makeVersion1(folder: TempFolder): Promise<string> {
  const path = `${folder.path}/v1.sqlite`;
  await makeDatabase(path, VERSION_1);
  return path;
}

function makeDatabase(path: string, sql: string): Promise<Uint8Array> {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
  return Deno.readFile(path);
}

strictTest("SqliteJournal reads a file of version 1, and upgrades it", async () => {
  await using folder = await TempFolder.make();
  const path = await makeVersion1(folder);
  using journal = new SqliteJournal(path);
  assertEquals(journal.delivery("abc", "bot"), {
    seq: 7,
    delivery: {
      signal: {
        id: "abc",
        time: "2026-11-23T00:00:01.000Z",
        strategy: "S",
        pair: "BTC/USDT",
        timeframe: "5m",
        candle: "2026-11-22T23:55:00Z",
        action: "enter",
        side: "long",
        tag: "cross",
        price: 97000.5,
        producer: "default",
        analyzed_at: "2026-11-23T00:00:00.900Z",
      },
      sink: "bot",
      state: "pending",
      attempts: 3,
      started: 0,
      result: "busy",
      note: "asked",
      resent: true,
      updatedAt: 1795392002000,
    },
  });
  assertEquals(valueOf(path, "PRAGMA user_version"), MIGRATIONS.length);
  assertEquals(journal.record(signal(1), ["bot"], 1), true);
});

strictTest("migrate() gives an old file the schema of a new one, step by step", async () => {
  await using folder = await TempFolder.make();
  const migrations = [
    MIGRATIONS[0] ?? "",
    "ALTER TABLE signal ADD COLUMN extra TEXT",
    "CREATE TABLE more (a TEXT) STRICT",
  ];
  const upTo = (db: DatabaseSync, count: number): void => migrate(db, "j", migrations.slice(0, count));
  const schema = (db: DatabaseSync): unknown =>
    db.prepare("SELECT name, replace(replace(sql, char(10), ''), ' ', '') AS sql FROM sqlite_schema ORDER BY name")
      .all();
  using old = new DatabaseSync(await makeVersion1(folder));
  using fresh = new DatabaseSync(":memory:");
  for (const count of [1, 3, 3]) {
    upTo(old, count);
    upTo(fresh, count);
    assertEquals(schema(old), schema(fresh));
    assertEquals(fresh.prepare("PRAGMA user_version").get()?.["user_version"], count);
  }
  assertEquals(old.prepare("SELECT id, extra FROM signal").all().map((row) => ({ ...row })), [{
    id: "abc",
    extra: null,
  }]);
});

strictTest("migrate() leaves a complete version when a step fails", () => {
  using db = new DatabaseSync(":memory:");
  const broken = [MIGRATIONS[0] ?? "", "CREATE TABLE half (a TEXT) STRICT; CREATE TABLE half (a TEXT) STRICT"];
  assertStringIncludes(assertThrows(() => migrate(db, "j", broken), Error).message, "half already exists");
  assertEquals(db.prepare("PRAGMA user_version").get()?.["user_version"], 1);
  assertEquals(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()?.["n"], 0);
  migrate(db, "j");
});

strictTest("a file of a newer version is rejected and unchanged", async () => {
  await using folder = await TempFolder.make();
  const path = await makeVersion1(folder);
  const before = await makeDatabase(path, `PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  const error = assertThrows(
    () => new SqliteJournal(path),
    JournalError,
    `was made by a newer consumer: it has version ${MIGRATIONS.length + 1}`,
  );
  assertEquals([error.kind, error.isFatal], ["newer", true]);
  assertEquals(await Deno.readFile(path), before);
});

strictTest("another program's database is rejected and unchanged", async () => {
  await using folder = await TempFolder.make();
  const others = [
    "CREATE TABLE signal (seq INTEGER PRIMARY KEY, id TEXT)",
    "PRAGMA user_version = 1; CREATE TABLE trades (id)",
    "PRAGMA application_id = 77",
  ];
  for (const [i, sql] of others.entries()) {
    const path = `${folder.path}/other${i}.sqlite`;
    const before = await makeDatabase(path, sql);
    const error = assertThrows(() => new SqliteJournal(path), JournalError, "is the database of another program");
    assertEquals([error.kind, error.isFatal], ["foreign", true]);
    assertEquals(await Deno.readFile(path), before);
  }
  assertEquals((await Array.fromAsync(Deno.readDir(folder.path))).length, others.length);
  assertEquals(APPLICATION_ID, 1668182893);
});
