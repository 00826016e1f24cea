import { makePrivate } from "../../../src/delivery/journal/make_private.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { assertEquals } from "../../support/assert.ts";
import { assertMode } from "../../support/mode.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { NOW, openJournal, signal } from "./support.ts";

strictTest("Journal creates its files so that only their owner can read them", async () => {
  await using folder = await TempFolder.make();
  using journal = openJournal(`${folder.path}/j.sqlite`);
  journal.journal.record(signal(1), ["a"], NOW);
  const names = (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name);
  for (const name of ["j.sqlite", "j.sqlite-wal", "j.sqlite.lock"]) assertEquals(names.includes(name), true, name);
  for (const name of names) await assertMode(`${folder.path}/${name}`, 0o600);
});

strictTest("SqliteJournal makes a journal of an earlier version private", async () => {
  await using folder = await TempFolder.make();
  const path = await folder.write("j.sqlite", "");
  await Deno.chmod(path, 0o644);
  using journal = new SqliteJournal(path);
  journal.record(signal(1), [], NOW);
  for (const file of [path, `${path}-wal`]) await assertMode(file, 0o600);
});

strictTest("makePrivate() leaves a file that is not writable as it is, and keeps a folder", async () => {
  await using folder = await TempFolder.make();
  const path = await folder.write("j.sqlite", "kept");
  await Deno.chmod(path, 0o444);
  makePrivate(path);
  await assertMode(path, 0o400);
  await Deno.chmod(folder.path, 0o755);
  makePrivate(folder.path);
  await assertMode(folder.path, 0o755);
  assertEquals(await Deno.readTextFile(path), "kept");
});
