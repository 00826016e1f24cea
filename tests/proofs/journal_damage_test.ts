// Here and not in tests/delivery: SQLite gives pages that one connection has in memory to others of the process
import { SqliteJournal } from "../../src/delivery/journal/sqlite_journal.ts";
import { NOW, type OpenJournal, openJournal, signal, valueOf } from "../delivery/journal/support.ts";
import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";

const DAY_MS = 24 * 60 * 60_000;

/** The last problem that was reported. */
function problem({ events }: OpenJournal): string {
  const failed = events.findLast((event) => event.type === "journal_failed");
  assert(failed !== undefined, "journal_failed was not reported");
  return failed.problem;
}

strictTest("Journal finds damage once a day while it runs, and loses nothing that it wrote last", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  {
    using before = openJournal(path);
    before.journal.record(signal(1000), ["bot"], NOW);
  }
  using open = openJournal(path);
  for (let n = 0; n < 300; n++) open.journal.record(signal(n), ["bot"], NOW);
  for (let n = 0; n < 100; n++) open.journal.change(signal(n).id, "bot", { state: "delivered", attempts: 1 }, NOW);
  // SQLite moves its log to the file from time to time, here at once
  using file = new SqliteJournal(path, { readOnly: true });
  assertEquals(file.has(signal(299).id), true);
  await Deno.truncate(`${path}-wal`, 32 + 3 * (4096 + 24));
  assertEquals(open.journal.record(signal(2000), ["bot"], NOW), true);
  assertStringIncludes(problem(open), "was cut or removed");
  await open.clock.advance(1000);
  assertEquals(open.events.at(-1)?.type, "journal_recovered");
  assertEquals(open.journal.pending("bot", 999).length, 202);
  assertEquals(valueOf(path, "SELECT count(*) FROM signal"), 302);
  await open.clock.advance(DAY_MS);
  assertEquals(open.events.filter(({ type }) => type === "journal_replaced").length, 1);
});
