import { Snapshot } from "../../../src/delivery/journal/snapshot.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { assertMode } from "../../support/mode.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { NOW, signal } from "./support.ts";

strictTest("Snapshot copies a journal with its log while a program keeps it to itself", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using journal = new SqliteJournal(path, { isExclusive: true });
  for (let n = 0; n < 2_000; n++) journal.record(signal(n), ["bot"], NOW);
  const snapshot = Snapshot.take(path);
  await assertMode(snapshot.path, 0o600);
  {
    using copy = new SqliteJournal(snapshot.path);
    for (let n = 0; n < 2_000; n++) assert(copy.has(signal(n).id), `signal ${n}`);
  }
  snapshot.remove();
  assertThrows(() => Deno.statSync(snapshot.path), Deno.errors.NotFound);
  assertThrows(() => Snapshot.take(`${folder.path}/missing.sqlite`), Deno.errors.NotFound);
  assertEquals(journal.has(signal(0).id), true);
});
