/**
 * Runs where no other test uses SQLite at the same time: all connections of a process share the memory for pages, and one can
 * take what another has read.
 */
import { DatabaseSync } from "node:sqlite";
import { replaceDamaged } from "../../src/delivery/journal/replace_damaged.ts";
import { SqliteJournal } from "../../src/delivery/journal/sqlite_journal.ts";
import { damagePages, fillJournal } from "../delivery/journal/damage.ts";
import { NOW } from "../delivery/journal/support.ts";
import { assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";

strictTest("replaceDamaged() reads from the open connection what the file has lost, and closes it", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  fillJournal(path, 20);
  const open = new DatabaseSync(path);
  open.exec("PRAGMA locking_mode = EXCLUSIVE");
  assertEquals(open.prepare("SELECT * FROM signal").all().length, 20);
  assertEquals(open.prepare("SELECT * FROM delivery").all().length, 20);
  await Deno.writeFile(path, damagePages(await Deno.readFile(path), 1, 20));
  assertEquals(replaceDamaged(path, open, NOW)?.signals, 20);
  assertEquals(open.isOpen, false);
  using journal = new SqliteJournal(path);
  assertEquals(journal.pending("bot", 99).length, 20);
});
