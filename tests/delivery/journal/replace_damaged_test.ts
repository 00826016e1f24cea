import { JournalError } from "../../../src/delivery/journal/journal_error.ts";
import { completeReplacement, replaceDamaged } from "../../../src/delivery/journal/replace_damaged.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { assertMode } from "../../support/mode.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { damagePages, fillJournal } from "./damage.ts";
import { NOW, signal } from "./support.ts";

const COUNT = 600;
const KEPT = ".damaged-20261123T000000Z";

/** Writes a journal whose middle is damaged. */
async function damagedJournal(folder: TempFolder): Promise<{ readonly path: string; readonly bytes: Uint8Array }> {
  const path = `${folder.path}/j.sqlite`;
  fillJournal(path, COUNT);
  const sound = await Deno.readFile(path);
  const bytes = damagePages(sound, Math.floor(sound.length / 8192), 1);
  await Deno.writeFile(path, bytes);
  return { path, bytes };
}

const namesIn = async ({ path }: TempFolder): Promise<readonly string[]> =>
  (await Array.fromAsync(Deno.readDir(path))).map(({ name }) => name).sort();

strictTest("replaceDamaged() writes the good rows to a new file, and keeps the damaged one with its time", async () => {
  await using folder = await TempFolder.make();
  const { path, bytes } = await damagedJournal(folder);
  const done = replaceDamaged(path, null, NOW);
  assert(done !== null);
  assert(done.signals >= COUNT - 30 && done.signals <= COUNT, `${done.signals} signals`);
  assertEquals(await namesIn(folder), ["j.sqlite", `j.sqlite${KEPT}`]);
  assertEquals(await Deno.readFile(done.keptAs), bytes);
  await assertMode(path, 0o600);
  using journal = new SqliteJournal(path);
  assertEquals([...journal.check()], []);
  assertEquals(journal.record(signal(0), ["bot"], NOW), false);
});

strictTest("replaceDamaged() returns null when the file is gone", async () => {
  await using folder = await TempFolder.make();
  assertEquals(replaceDamaged(`${folder.path}/j.sqlite`, null, NOW), null);
  assertEquals(await namesIn(folder), []);
});

strictTest("replaceDamaged() leaves a file alone that is no journal", async () => {
  await using folder = await TempFolder.make();
  for (const content of ["", "short", "{}".repeat(500)]) {
    const path = await folder.write("c.json", content);
    const error = assertThrows(() => replaceDamaged(path, null, NOW), JournalError, `${path} is no journal`);
    assertEquals(error.kind, "damaged");
    assertEquals([await Deno.readTextFile(path), await namesIn(folder)], [content, ["c.json"]]);
  }
});

strictTest("replaceDamaged() starts an empty journal when nothing of the old one can be read", async () => {
  await using folder = await TempFolder.make();
  const { path, bytes } = await damagedJournal(folder);
  await Deno.writeFile(path, damagePages(bytes, 1, bytes.length / 4096 - 1).fill(0xa5, 100, 4096));
  assertEquals(replaceDamaged(path, null, NOW), { signals: 0, keptAs: `${path}${KEPT}` });
  using journal = new SqliteJournal(path);
  assertEquals(journal.record(signal(0), ["bot"], NOW), true);
});

strictTest("replaceDamaged() writes over what an interrupted replacement left", async () => {
  await using folder = await TempFolder.make();
  const { path } = await damagedJournal(folder);
  for (const end of ["", "-wal"]) await folder.write(`j.sqlite.new${end}`, "half a file");
  assert((replaceDamaged(path, null, NOW)?.signals ?? 0) > 0);
  assertEquals(await namesIn(folder), ["j.sqlite", `j.sqlite${KEPT}`]);
});

strictTest("completeReplacement() renames the new file when the journal was renamed already", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  completeReplacement(path);
  assertEquals(await namesIn(folder), []);
  fillJournal(`${path}.new`, 3);
  completeReplacement(path);
  assertEquals(await namesIn(folder), ["j.sqlite"]);
  using journal = new SqliteJournal(path);
  assertEquals(journal.pending("bot", 9).length, 3);
});

strictTest("completeReplacement() does not touch a journal that is there", async () => {
  await using folder = await TempFolder.make();
  for (const name of ["j.sqlite", "j.sqlite.new"]) await folder.write(name, name);
  completeReplacement(`${folder.path}/j.sqlite`);
  assertEquals(await Deno.readTextFile(`${folder.path}/j.sqlite`), "j.sqlite");
});
