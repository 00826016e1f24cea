import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { JournalLock } from "../../../src/delivery/journal/lock.ts";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { LoopingJournal } from "./looping_journal.ts";
import { canForbidWriting, NOW, type OpenJournal, openJournal, OtherWriter, signal, valueOf } from "./support.ts";

const MINUTE_MS = 60_000;

/** The last problem that was reported. */
function problem({ events }: OpenJournal): string {
  const failed = events.findLast((event) => event.type === "journal_failed");
  assert(failed !== undefined, "journal_failed was not reported");
  return failed.problem;
}

const types = ({ events }: OpenJournal): readonly string[] => events.map(({ type }) => type);
const ids = (open: OpenJournal, sink: string): readonly string[] =>
  open.journal.pending(sink, 99).map((delivery) => delivery.signal.id);

strictTest("Journal works in memory while its file is locked, then writes what it missed in order", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path);
  const { journal, clock } = open;
  for (const n of [1, 2]) journal.record(signal(n), ["bot", "hook"], NOW);
  using other = new OtherWriter(path);
  other.lock();
  journal.change(signal(1).id, "bot", { attempts: 1, note: "asked" }, NOW + 1);
  assertEquals(open.events, [{
    type: "journal_failed",
    path,
    problem:
      `the journal ${path} is locked by another program: stop that program, or wait until it is done (database is locked); ` +
      "signals still go to their sinks, and stay in memory until the journal works again",
  }]);
  assertEquals([4, 3, 4, 1].map((n) => journal.record(signal(n), ["bot"], NOW + 2)), [true, true, false, false]);
  journal.change(signal(1).id, "bot", { state: "delivered" }, NOW + 3);
  journal.change(signal(4).id, "bot", { attempts: 5 }, NOW + 4);
  assertEquals(ids(open, "bot"), [2, 4, 3].map((n) => signal(n).id));
  assertEquals(journal.pending("bot", 2).map(({ attempts }) => attempts), [5, 0]);
  assertEquals(ids(open, "hook"), [1, 2].map((n) => signal(n).id));

  await clock.advance(3000);
  assertEquals(types(open), ["journal_failed"]);
  assertEquals(valueOf(path, "SELECT count(*) FROM signal"), 2);
  other.release();
  await clock.advance(1000);
  assertEquals(open.events.slice(1), [{ type: "journal_recovered", path, written: 3, dropped: 0 }]);
  assertEquals(ids(open, "bot"), [2, 4, 3].map((n) => signal(n).id));
  assertEquals([journal.changedElsewhere(), journal.changedElsewhere()], [true, false]);
  using file = new SqliteJournal(path, { readOnly: true });
  const { state, attempts, note, updatedAt } = file.delivery(signal(1).id, "bot")?.delivery ?? {};
  assertEquals([state, attempts, note, updatedAt], ["delivered", 1, "asked", NOW + 3]);
  assertEquals(journal.record(signal(3), ["bot"], NOW), false);
});

strictTest("Journal reports an outage every ten minutes", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path, { openFile: (file) => new SqliteJournal(file, { busyMs: 0 }) });
  using other = new OtherWriter(path);
  other.lock();
  open.journal.record(signal(1), ["bot"], NOW);
  await open.clock.advance(9 * MINUTE_MS);
  assertEquals(types(open), ["journal_failed"]);
  await open.clock.advance(2 * MINUTE_MS);
  assertEquals(types(open), ["journal_failed", "journal_failed"]);
  await open.clock.advance(10 * MINUTE_MS);
  assertEquals(types(open).length, 3);
  other.release();
  await open.clock.advance(1000);
  assertEquals(types(open).slice(3), ["journal_recovered"]);
});

strictTest("Journal opened on a locked file starts in memory, and reports a change once it can read", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  {
    using before = openJournal(path);
    before.journal.record(signal(1), ["bot"], NOW);
  }
  using other = new OtherWriter(path);
  // this lock keeps readers out, too
  other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  using open = openJournal(path);
  assertStringIncludes(problem(open), `${path} is locked by another program`);
  assertEquals([open.journal.record(signal(2), ["bot"], NOW), ids(open, "bot")], [true, [signal(2).id]]);
  assertEquals(open.journal.changedElsewhere(), false);
  other.release();
  other[Symbol.dispose]();
  await open.clock.advance(1000);
  assertEquals(types(open), ["journal_failed", "journal_recovered"]);
  assertEquals(open.journal.changedElsewhere(), true);
  assertEquals(ids(open, "bot"), [1, 2].map((n) => signal(n).id));
});

strictTest("Journal works in memory beside a damaged file, and creates a new one when that is moved away", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  {
    using before = openJournal(path);
    for (let n = 10; n < 200; n++) before.journal.record(signal(n), ["bot"], NOW);
  }
  // no database at all, one with an impossible header, and one whose tables can't be read
  for (const from of [0, 20, 100]) {
    const bytes = await Deno.readFile(path);
    bytes.fill(0xa5, from, 16_384);
    await Deno.writeFile(path, bytes);
    using open = openJournal(path);
    assertStringIncludes(problem(open), `${path} is damaged: move ${path}, ${path}-wal and ${path}-shm away`);
    assertEquals([1, 1].map(() => open.journal.record(signal(1), ["bot"], NOW)), [true, false]);
    await open.clock.advance(5000);
    assertEquals(types(open), ["journal_failed"]);
    await Deno.rename(path, `${path}.damaged${from}`);
    await open.clock.advance(1000);
    assertEquals(open.events.slice(1), [{ type: "journal_recovered", path, written: 1, dropped: 0 }]);
    assertEquals(valueOf(path, "SELECT count(*) FROM signal"), 1);
    open.journal.record(signal(2), ["bot"], NOW);
    assertEquals(ids(open, "bot"), [1, 2].map((n) => signal(n).id));
    // large enough to be damaged again
    for (let n = 10; n < 200; n++) open.journal.record(signal(n), ["bot"], NOW);
  }
});

strictTest("Journal does not write to a file that becomes damaged until it is whole again", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  {
    using before = openJournal(path);
    for (let n = 0; n < 200; n++) before.journal.record(signal(n), ["bot"], NOW);
  }
  const whole = await Deno.readFile(path);
  using open = openJournal(path);
  // behind the schema, so that it still opens: 8 pages of 4 kB, or more
  const damaged = whole.slice();
  damaged.fill(0xa5, 8 * 4096);
  await Deno.writeFile(path, damaged);
  assertEquals(open.journal.pending("bot", 999), []);
  assertStringIncludes(problem(open), `${path} is damaged`);
  await open.clock.advance(5000);
  assertEquals(types(open), ["journal_failed"]);
  await Deno.writeFile(path, whole);
  await open.clock.advance(1000);
  assertEquals(types(open), ["journal_failed", "journal_recovered"]);
  assertEquals(open.journal.pending("bot", 999).length, 200);
});

strictTest("Journal works while the disk is full, and rejects signals that it has recorded", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path, { openFile: (file) => new SqliteJournal(file, { maxPages: 20 }) });
  let full = 0;
  while (open.events.length === 0) assert(open.journal.record(signal(full++), ["bot"], NOW));
  assertStringIncludes(problem(open), `${path} can't grow: the disk is full, free some space`);
  assert(full > 10);
  assertEquals([0, full - 1, full].map((n) => open.journal.record(signal(n), ["bot"], NOW)), [false, false, true]);
  await open.clock.advance(5000);
  assertEquals(types(open), ["journal_failed"]);
  assertEquals(ids(open, "bot").length, Math.min(99, full + 1));
  using other = new OtherWriter(path);
  other.run("PRAGMA foreign_keys = ON; DELETE FROM signal WHERE seq > 3");
  await open.clock.advance(1000);
  assertEquals(open.events.slice(1), [{ type: "journal_recovered", path, written: 2, dropped: 0 }]);
  assertEquals(valueOf(path, "SELECT count(*) FROM signal"), 3 + 2);
});

strictTest("Journal in a missing folder recovers when the folder appears", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/later/j.sqlite`;
  using open = openJournal(path);
  assertStringIncludes(problem(open), `${path} can't be opened: its folder must exist`);
  open.journal.record(signal(1), ["bot"], NOW);
  await Deno.mkdir(`${folder.path}/later`);
  await open.clock.advance(1000);
  assertEquals(open.events.slice(1), [{ type: "journal_recovered", path, written: 1, dropped: 0 }]);
  using again = new SqliteJournal(path, { readOnly: true });
  assert(again.has(signal(1).id));
});

strictTest("Journal without Deno's permission to write reports it and works in memory", {
  permissions: { read: true, write: false },
}, () => {
  using open = openJournal(`${Deno.cwd()}/not_allowed.sqlite`);
  assertStringIncludes(problem(open), "has no permission to read and write it. Start it with");
  assertEquals([1, 1].map(() => open.journal.record(signal(1), ["bot"], NOW)), [true, false]);
});

strictTest("Journal in a folder that can't be written reports it", { ignore: !await canForbidWriting() }, async () => {
  await using folder = await TempFolder.make();
  await Deno.mkdir(`${folder.path}/mine`, { mode: 0o555 });
  const path = `${folder.path}/mine/j.sqlite`;
  using open = openJournal(path);
  assertStringIncludes(problem(open), `${path} can't be written: make the file and its folder writable`);
  assertEquals(open.journal.record(signal(1), ["bot"], NOW), true);
  await Deno.chmod(`${folder.path}/mine`, 0o755);
  await open.clock.advance(1000);
  assertEquals(types(open), ["journal_failed", "journal_recovered"]);
});

strictTest("Journal reports who locked it after a failure, and does not write", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/later/j.sqlite`;
  using open = openJournal(path);
  open.journal.record(signal(1), ["bot"], NOW);
  await Deno.mkdir(`${folder.path}/later`);
  {
    using _lock = JournalLock.take(path);
    await open.clock.advance(11 * MINUTE_MS);
    assertStringIncludes(problem(open), `is in use by process ${Deno.pid}`);
  }
  await open.clock.advance(1000);
  assertEquals(types(open), ["journal_failed", "journal_failed", "journal_recovered"]);
});

strictTest("Journal creates a new file when the open one was removed", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path);
  open.journal.record(signal(1), ["bot"], NOW);
  for (const name of ["", "-wal", "-shm"]) await Deno.remove(path + name);
  await open.clock.advance(MINUTE_MS);
  assertStringIncludes(problem(open), `${path} was moved or removed: creating a new one`);
  open.journal.record(signal(2), ["bot"], NOW);
  await open.clock.advance(1000);
  assertEquals(types(open), ["journal_failed", "journal_recovered"]);
  assertEquals(ids(open, "bot"), [signal(2).id]);
});

strictTest("Journal loses no signal when its file was removed a moment ago", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path);
  for (const name of ["", "-wal", "-shm"]) await Deno.remove(path + name);
  assertEquals(open.journal.record(signal(1), ["bot"], NOW), true);
  assertStringIncludes(problem(open), `${path} was moved or removed: creating a new one`);
  await open.clock.advance(1000);
  assertEquals(ids(open, "bot"), [signal(1).id]);
});

strictTest("Journal keeps a bounded number of signals in memory, and reports how many it dropped", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path, { maxMissed: 10 });
  using other = new OtherWriter(path);
  other.lock();
  for (let n = 0; n < 25; n++) assert(open.journal.record(signal(n), ["bot"], NOW));
  for (let n = 0; n < 25; n++) assert(!open.journal.record(signal(n), ["bot"], NOW), `${n} was forgotten`);
  other.release();
  await open.clock.advance(1000);
  assertEquals(open.events.slice(1), [{ type: "journal_recovered", path, written: 10, dropped: 15 }]);
  assertEquals(ids(open, "bot"), Array.from({ length: 10 }, (_, n) => signal(15 + n).id));
});

strictTest("Journal writes what it missed when it is closed, or reports the loss", async () => {
  await using folder = await TempFolder.make();
  for (const isFree of [true, false]) {
    const path = `${folder.path}/${isFree}.sqlite`;
    const open = openJournal(path);
    using other = new OtherWriter(path);
    other.lock();
    open.journal.record(signal(1), ["bot"], NOW);
    if (isFree) other.release();
    open[Symbol.dispose]();
    assertEquals(types(open), ["journal_failed", isFree ? "journal_recovered" : "journal_failed"]);
    if (!isFree) assertStringIncludes(problem(open), "1 signal could not be written and is lost");
    assertEquals(valueOf(path, "SELECT count(*) FROM signal"), isFree ? 1 : 0);
    assertEquals(open.clock.sleeping, 0);
  }
});

strictTest("Journal of a killed process is reopened with its content", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  await using other = LoopingJournal.start(path);
  await other.recorded(100);
  await other.kill();
  using open = openJournal(path);
  assertEquals(open.journal.record(signal(0), ["bot"], NOW), false);
  assert(open.journal.pending("hook", 1000).length >= 50);
  assertEquals(open.events, []);
});
