import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import type { MissedSignal } from "../../../src/delivery/journal/backlog.ts";
import { JournalLock } from "../../../src/delivery/journal/lock.ts";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { LoopingJournal } from "./looping_journal.ts";
import {
  canForbidWriting,
  NOW,
  type OpenJournal,
  openJournal,
  openShared,
  OtherWriter,
  signal,
  valueOf,
} from "./support.ts";

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
  using open = openJournal(path, { openFile: openShared });
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
    using before = openJournal(path, { openFile: openShared });
    before.journal.record(signal(1), ["bot"], NOW);
  }
  using other = new OtherWriter(path);
  // this lock keeps readers out, too
  other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  using open = openJournal(path, { openFile: openShared });
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

/** Fills a journal with pending signals, and damages pages in the middle of its file. */
async function damage(path: string, count: number): Promise<void> {
  {
    using before = openJournal(path);
    for (let n = 0; n < count; n++) before.journal.record(signal(n), ["bot"], NOW);
  }
  await damageMiddle(path);
}

async function damageMiddle(path: string): Promise<void> {
  const bytes = await Deno.readFile(path);
  const middle = Math.floor(bytes.length / 8192) * 4096;
  bytes.fill(0xa5, middle, middle + 8192);
  await Deno.writeFile(path, bytes);
}

const replaced = ({ events }: OpenJournal): { saved: number; keptAs: string } => {
  const event = events.find((one) => one.type === "journal_replaced");
  assert(event !== undefined, JSON.stringify(events));
  return event;
};

strictTest(
  "Journal notices damage at its start, saves the good rows to a new file and keeps the damaged one",
  async () => {
    await using folder = await TempFolder.make();
    const path = `${folder.path}/j.sqlite`;
    await damage(path, 600);
    using open = openJournal(path);
    assertStringIncludes(problem(open), `${path} is damaged: a running consumer saves what can be read`);
    assertEquals(open.journal.record(signal(601), ["bot"], NOW), true);
    await open.clock.advance(1000);
    const { saved, keptAs } = replaced(open);
    assert(saved > 500 && saved <= 600, `${saved} were saved`);
    assertEquals(types(open), ["journal_failed", "journal_replaced", "journal_recovered"]);
    assertEquals(valueOf(path, "PRAGMA integrity_check"), "ok");
    assertEquals(valueOf(path, "SELECT count(*) FROM signal"), saved + 1);
    assertEquals(open.journal.pending("bot", 999).length, saved + 1);
    assertEquals(open.journal.record(signal(0), ["bot"], NOW), false);
    assert((await Deno.stat(keptAs)).size > 0);
    assert(keptAs.startsWith(`${path}.damaged-2026`), keptAs);
  },
);

strictTest("Journal notices a cut log before it appends the state of a delivery to it", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path);
  for (let n = 0; n < 50; n++) open.journal.record(signal(n), ["bot"], NOW);
  await Deno.truncate(`${path}-wal`, 0);
  open.journal.change(signal(7).id, "bot", { state: "delivered" }, NOW);
  assertStringIncludes(problem(open), "was cut or removed");
  await open.clock.advance(1000);
  assertEquals(types(open).at(-1), "journal_recovered");
  assertEquals(ids(open, "bot").length, 49);
  assertEquals(valueOf(path, "PRAGMA integrity_check"), "ok");
});

for (const end of ["", "-wal"]) {
  strictTest(`Journal notices a file${end} that was cut right after it was opened`, async () => {
    await using folder = await TempFolder.make();
    const path = `${folder.path}/j.sqlite`;
    {
      using before = openJournal(`${folder.path}/before.sqlite`);
      for (let n = 0; n < 1500; n++) before.journal.record(signal(n), ["bot"], NOW);
      // as a killed program leaves them
      for (const one of ["", "-wal"]) await Deno.copyFile(`${folder.path}/before.sqlite${one}`, path + one);
    }
    using open = openJournal(path);
    assertEquals(open.events, []);
    await Deno.truncate(path + end, 4096);
    assertEquals(open.journal.record(signal(5000), ["bot"], NOW), true);
    assertStringIncludes(problem(open), `${path}${end} was cut or removed`);
    await open.clock.advance(1000);
    assertEquals(types(open).at(-1), "journal_recovered");
    assertEquals(ids(open, "bot").at(-1), signal(5000).id);
    assertEquals(valueOf(path, "PRAGMA integrity_check"), "ok");
  });
}

strictTest("Journal notices a log that was cut right after a recovery, and loses no signal", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path);
  for (const name of ["", "-wal"]) await Deno.remove(path + name);
  for (let n = 0; n < 50; n++) open.journal.record(signal(n), ["bot"], NOW);
  await open.clock.advance(1000);
  assertEquals(types(open), ["journal_failed", "journal_recovered"]);
  const { size } = await Deno.stat(`${path}-wal`);
  await Deno.truncate(`${path}-wal`, size - 4096);
  open.journal.record(signal(50), ["bot"], NOW);
  assertStringIncludes(problem(open), `${path}-wal was cut or removed`);
  await open.clock.advance(1000);
  assertEquals(types(open).at(-1), "journal_recovered");
  assertEquals(ids(open, "bot").length, 51);
  assertEquals(valueOf(path, "PRAGMA integrity_check"), "ok");
});

strictTest("Journal checks a large file in steps, and finds its damage", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  {
    using before = new SqliteJournal(path);
    before.write(function* (): Generator<MissedSignal> {
      for (let n = 0; n < 60_000; n++) {
        const one = signal(n, { tag: "t".repeat(150) });
        yield { id: one.id, recorded: { signal: one, at: NOW }, deliveries: new Map() };
      }
    }());
  }
  assert((await Deno.stat(path)).size > 16 << 20);
  await damageMiddle(path);
  using open = openJournal(path);
  assertEquals(open.events, []);
  await open.clock.advance(MINUTE_MS);
  const { saved } = replaced(open);
  assert(saved > 59_900 && saved < 60_000, `${saved} were saved`);
});

strictTest("Journal leaves a file alone that may be no journal", async () => {
  await using folder = await TempFolder.make();
  const path = await folder.write("config.jsonc", "{}".repeat(5000));
  using open = openJournal(path);
  open.journal.record(signal(1), ["bot"], NOW);
  await open.clock.advance(11 * MINUTE_MS);
  assertStringIncludes(problem(open), `${path} is no journal, or its first bytes are damaged: move it away`);
  assertEquals(await Deno.readTextFile(path), "{}".repeat(5000));
  await Deno.rename(path, `${path}.moved`);
  await open.clock.advance(MINUTE_MS);
  assertEquals(types(open).at(-1), "journal_recovered");
  assertEquals(ids(open, "bot"), [signal(1).id]);
});

strictTest("Journal drops a signal that it can't store, reports it, and goes on", () => {
  using open = openJournal(":memory:");
  const wrong = { ...signal(1), tag: { a: 1 } } as unknown as ReturnType<typeof signal>;
  assertEquals([1, 1, 1].map(() => open.journal.record(wrong, ["bot"], NOW)), [false, false, false]);
  assertEquals(types(open), ["journal_failed"]);
  assertStringIncludes(problem(open), "can't store a row, which is dropped: the signal's tag is not a string");
  assertEquals(open.journal.record(signal(2), ["bot"], NOW), true);
  const result = { a: 1 } as unknown as string;
  open.journal.change(signal(2).id, "bot", { result }, NOW + 60_000);
  assertStringIncludes(problem(open), "the last of 3");
  open.journal.change(signal(2).id, "bot", { attempts: 1 }, NOW);
  assertEquals(open.journal.pending("bot", 9).map(({ attempts }) => attempts), [1]);
});

strictTest("Journal.unwritten() counts the pending deliveries that only memory has", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path, { openFile: openShared });
  using other = new OtherWriter(path);
  open.journal.record(signal(1), ["bot"], NOW);
  other.lock();
  open.journal.change(signal(1).id, "bot", { attempts: 1 }, NOW);
  for (const n of [2, 3]) open.journal.record(signal(n), ["bot", "hook"], NOW);
  open.journal.change(signal(3).id, "bot", { state: "delivered" }, NOW);
  assertEquals(["bot", "hook", "file"].map((sink) => open.journal.unwritten(sink)), [1, 2, 0]);
  other.release();
  assertEquals(open.journal.unwritten("hook"), 0);
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
  for (const name of ["", "-wal"]) await Deno.remove(path + name);
  await open.clock.advance(MINUTE_MS);
  assertStringIncludes(problem(open), `${path} was moved or removed: creating a new one`);
  open.journal.record(signal(2), ["bot"], NOW);
  await open.clock.advance(1000);
  assertEquals(types(open), ["journal_failed", "journal_recovered"]);
  // what was written last is written again
  assertEquals(ids(open, "bot"), [signal(1).id, signal(2).id]);
});

strictTest("Journal loses no signal when its file was removed a moment ago", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path);
  for (const name of ["", "-wal"]) await Deno.remove(path + name);
  assertEquals(open.journal.record(signal(1), ["bot"], NOW), true);
  assertStringIncludes(problem(open), `${path} was moved or removed: creating a new one`);
  await open.clock.advance(1000);
  assertEquals(ids(open, "bot"), [signal(1).id]);
});

strictTest("Journal keeps a bounded number of signals in memory, and reports how many it dropped", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path, { maxMissed: 10, openFile: openShared });
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
    const open = openJournal(path, { openFile: openShared });
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
