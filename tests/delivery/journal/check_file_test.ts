import { DatabaseSync } from "node:sqlite";
import { checkFile } from "../../../src/delivery/journal/check_file.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { toJournalError } from "../../../src/delivery/journal/sqlite_error.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { damagePages, fillJournal } from "./damage.ts";

const SMALL = 300;
/** More than can be checked at once, 16 MiB. */
const LARGE = 55_000;

/** Opens a file and checks it. @returns how many steps it took */
function check(path: string): number {
  const db = new DatabaseSync(path);
  try {
    return [...checkFile(db)].length;
  } finally {
    db.close();
  }
}

strictTest("checkFile() accepts a sound journal: a small one at once, a large one in steps", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  new SqliteJournal(path)[Symbol.dispose]();
  assertEquals(check(path), 0);
  fillJournal(path, SMALL);
  assertEquals(check(path), 0);
  fillJournal(path, LARGE);
  assert((await Deno.stat(path)).size > 16 << 20);
  // each row of both tables and three indexes, 500 at a time
  const steps = check(path);
  assert(steps > LARGE / 500 * 3, `${steps} steps`);
});

for (const [size, count] of [["small", SMALL], ["large", LARGE]] as const) {
  strictTest(`checkFile() finds damaged pages anywhere in a ${size} journal`, async () => {
    await using folder = await TempFolder.make();
    const path = `${folder.path}/j.sqlite`;
    fillJournal(path, count);
    const sound = await Deno.readFile(path);
    const pages = sound.length / 4096;
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      await Deno.writeFile(path, damagePages(sound, Math.floor(pages * share), 1));
      const error = assertThrows(() => check(path), Error);
      assertEquals(toJournalError(error, path).kind, "damaged", `${share} of the file: ${error.message}`);
    }
  });
}

strictTest("checkFile() reads the file again, and not what the connection has in memory", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  fillJournal(path, SMALL);
  const db = new DatabaseSync(path);
  try {
    db.exec("PRAGMA locking_mode = EXCLUSIVE");
    assertEquals([...checkFile(db)], []);
    await Deno.writeFile(path, damagePages(await Deno.readFile(path), 10, 5));
    assertThrows(() => [...checkFile(db)], Error, "malformed");
  } finally {
    db.close();
  }
});
