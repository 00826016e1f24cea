import { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../../../src/delivery/journal/open_database.ts";
import { salvage } from "../../../src/delivery/journal/salvage.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { damagePages, fillJournal } from "./damage.ts";
import { NOW, signal } from "./support.ts";

interface Salvaged {
  readonly path: string;
  readonly count: number;
}

/** Salvages a journal to a new file beside it. */
function salvageTo(path: string): Salvaged {
  const fresh = `${path}.new`;
  const from = new DatabaseSync(path);
  const to = openDatabase(fresh);
  try {
    return { path: fresh, count: salvage(from, to) };
  } finally {
    to.close();
    from.close();
  }
}

/** Returns the rows of a table, in the order of their key. */
function rowsOf(path: string, table: "signal" | "delivery"): readonly unknown[] {
  const db = new DatabaseSync(path);
  try {
    return db.prepare(`SELECT * FROM ${table} ORDER BY ${table === "signal" ? "seq" : "signal, sink"}`).all();
  } finally {
    db.close();
  }
}

strictTest("salvage() copies all signals and deliveries of a sound journal, with their numbers", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  fillJournal(path, 500);
  {
    using journal = new SqliteJournal(path);
    journal.change(signal(3).id, "bot", { state: "delivered", note: null, result: "200 OK" }, NOW);
    journal.resend(signal(4).id, ["bot", "hook"], NOW);
    // the numbers of deleted signals stay free
    journal.prune(NOW + 4, 1);
    assertEquals(journal.has(signal(3).id), false);
  }
  const { path: fresh, count } = salvageTo(path);
  assertEquals(count, 499);
  for (const table of ["signal", "delivery"] as const) assertEquals(rowsOf(fresh, table), rowsOf(path, table));
});

strictTest("salvage() of an empty journal copies nothing", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  fillJournal(path, 0);
  const { path: fresh, count } = salvageTo(path);
  assertEquals([count, rowsOf(fresh, "signal"), rowsOf(fresh, "delivery")], [0, [], []]);
});

for (const share of [0.15, 0.35, 0.5, 0.65, 0.85]) {
  strictTest(`salvage() loses only rows in the damaged page, at ${share} of the file`, async () => {
    await using folder = await TempFolder.make();
    const path = `${folder.path}/j.sqlite`;
    const count = 2000;
    fillJournal(path, count);
    const sound = await Deno.readFile(path);
    const original = new Map(rowsOf(path, "signal").map((row) => [(row as { seq: number }).seq, row]));
    await Deno.writeFile(path, damagePages(sound, Math.floor(sound.length / 4096 * share), 1));
    const salvaged = salvageTo(path);
    const rows = rowsOf(salvaged.path, "signal") as readonly { readonly seq: number }[];
    assertEquals(salvaged.count, rows.length);
    // a page of 4 kB holds some 10 of these signals
    assert(rows.length >= count - 30, `${rows.length} of ${count} signals`);
    for (const row of rows) assertEquals(row, original.get(row.seq));
    using journal = new SqliteJournal(salvaged.path);
    assertEquals([...journal.check()], []);
    // each pending delivery is either whole, or taken from the index
    const pending = journal.pending("bot", count);
    assert(pending.length >= rows.length - 150, `${pending.length} deliveries of ${rows.length} signals`);
    for (const { seq, delivery } of pending) {
      const isWhole = delivery.note === `note ${seq - 1}` && delivery.attempts === 1;
      const isFromIndex = delivery.note === null && delivery.result === "what the journal had of it was damaged";
      assert(isWhole || isFromIndex, JSON.stringify(delivery));
    }
  });
}

strictTest("salvage() takes a pending delivery from the index when its record is damaged", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  fillJournal(path, 2000);
  const sound = await Deno.readFile(path);
  const db = new DatabaseSync(path);
  const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'delivery'").get()?.["rootpage"]);
  db.close();
  await Deno.writeFile(path, damagePages(sound, root - 1, 1));
  const salvaged = salvageTo(path);
  assertEquals(salvaged.count, 2000);
  using journal = new SqliteJournal(salvaged.path);
  const pending = journal.pending("bot", 3000);
  assertEquals(pending.map(({ delivery }) => delivery.signal.id), Array.from({ length: 2000 }, (_, n) => signal(n).id));
  const { delivery } = pending[7] ?? {};
  assertEquals([delivery?.attempts, delivery?.note, delivery?.updatedAt], [0, null, NOW + 7]);
  assertEquals(delivery?.result, "what the journal had of it was damaged");
});
