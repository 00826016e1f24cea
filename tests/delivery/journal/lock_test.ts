import { JournalLockedError } from "../../../src/delivery/journal/journal_error.ts";
import { JournalLock } from "../../../src/delivery/journal/lock.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { LoopingJournal } from "./looping_journal.ts";

strictTest("JournalLock.take() reports the pid of the holder, by any name of the journal", async () => {
  await using folder = await TempFolder.make();
  await Deno.mkdir(`${folder.path}/real`);
  await Deno.symlink(`${folder.path}/real`, `${folder.path}/linked`);
  await Deno.symlink("real/j.sqlite", `${folder.path}/link.sqlite`);
  const names = ["real/j.sqlite", "linked/j.sqlite", "real/../linked/j.sqlite", "link.sqlite"];
  const paths = names.map((name) => `${folder.path}/${name}`);
  for (const isThere of [false, true]) {
    if (isThere) await folder.write("real/j.sqlite", "");
    for (const mine of paths) {
      using _lock = takeOnceFree(mine);
      for (const path of paths) {
        const error = assertThrows(() => JournalLock.take(path), JournalLockedError, `in use by process ${Deno.pid}`);
        assertEquals(error.pid, Deno.pid);
      }
    }
  }
  // each lock was released, and its file stays
  using _again = takeOnceFree(paths[0] ?? "");
  assertEquals(await Deno.readTextFile(`${folder.path}/real/j.sqlite.lock`), `${Deno.pid}\n`);
});

strictTest("JournalLock ends when its process is killed", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  await using other = LoopingJournal.start(path);
  await other.recorded(1);
  const error = assertThrows(() => JournalLock.take(path), JournalLockedError);
  assertEquals(error.pid, other.pid);
  assert(error.message.includes(`${path} is in use by process ${other.pid}: stop it, or`), error.message);
  await other.kill();
  using _lock = JournalLock.take(path);
});

/** Takes a lock that was released. A program that another test starts at that moment holds it for some microseconds. */
function takeOnceFree(journal: string): JournalLock {
  for (let attempt = 1;; attempt++) {
    try {
      return JournalLock.take(journal);
    } catch (error) {
      if (attempt === 1000 || !(error instanceof JournalLockedError)) throw error;
    }
  }
}
