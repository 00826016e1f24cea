import { Journal } from "../../../src/delivery/journal/journal.ts";
import { JournalError, JournalLockedError } from "../../../src/delivery/journal/journal_error.ts";
import { MemoryJournal } from "../../../src/delivery/journal/memory_journal.ts";
import { resend } from "../../../src/delivery/journal/resend.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { assertMode } from "../../support/mode.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { NOW, openJournal, OtherWriter, signal, valueOf } from "./support.ts";

const DAY_MS = 86_400_000;

strictTest("Journal still has its signals and pending deliveries after a restart", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  {
    using first = openJournal(path);
    assertEquals(first.journal.record(signal(1), ["bot", "hook"], NOW), true);
    assertEquals(first.journal.record(signal(1), ["bot", "hook"], NOW), false);
    first.journal.change(signal(1).id, "bot", { state: "delivered", attempts: 1, result: "trade 7 opened" }, NOW);
    assertEquals(first.events, []);
  }
  using second = openJournal(path);
  assertEquals(second.journal.record(signal(1), ["bot", "hook"], NOW), false);
  assertEquals(second.journal.pending("bot", 9), []);
  assertEquals(second.journal.pending("hook", 9).map((delivery) => delivery.signal), [signal(1)]);
});

strictTest("Journal in memory works as one in a file, and leaves no file", async () => {
  const before = (await Array.fromAsync(Deno.readDir("."))).length;
  using open = openJournal(":memory:");
  using other = openJournal(":memory:");
  assertEquals([open, other].map(({ journal }) => journal.record(signal(1), ["bot"], NOW)), [true, true]);
  assertEquals(open.journal.record(signal(1), ["bot"], NOW), false);
  assertEquals(open.journal.pending("bot", 9).length, 1);
  await open.clock.advance(3_600_000);
  assertEquals(open.events, []);
  assertEquals((await Array.fromAsync(Deno.readDir("."))).length, before);
});

strictTest(
  "Journal.open() rejects a journal in use by another instance, and opens it once that has ended",
  async () => {
    await using folder = await TempFolder.make();
    const path = `${folder.path}/j.sqlite`;
    {
      using _first = openJournal(path);
      assertThrows(() => openJournal(path), JournalLockedError, `${path} is in use by process ${Deno.pid}`);
    }
    using _second = openJournal(path);
  },
);

strictTest(
  "Journal.open() rejects another program's database and a newer version, and leaves no file behind",
  async () => {
    await using folder = await TempFolder.make();
    const path = `${folder.path}/j.sqlite`;
    new SqliteJournal(path)[Symbol.dispose]();
    for (const pragma of ["user_version = 99", "application_id = 5"]) {
      {
        using other = new OtherWriter(path);
        other.run(`PRAGMA ${pragma}`);
      }
      const error = assertThrows(() => openJournal(path), JournalError);
      assert(error.isFatal && !(error instanceof JournalLockedError), error.message);
    }
  },
);

strictTest("Journal reports once that a person asked to resend a signal", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using open = openJournal(path);
  open.journal.record(signal(1), ["bot"], NOW);
  open.journal.change(signal(1).id, "bot", { state: "dead", attempts: 7, note: "asked" }, NOW);
  assertEquals(open.journal.changedElsewhere(), false);
  resend(path, signal(1).id, ["bot", "hook"], NOW + 5);
  assertEquals([open.journal.changedElsewhere(), open.journal.changedElsewhere()], [true, false]);
  for (const [sink, note] of [["bot", "asked"], ["hook", null]] as const) {
    const [again] = open.journal.pending(sink, 9);
    assertEquals([again?.attempts, again?.note, again?.resent, again?.updatedAt], [0, note, true, NOW + 5]);
  }
  await assertMode(`${path}.resend`, 0o600);
});

strictTest("Journal reports once that it can't read the requests to resend, and works on", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  await Deno.mkdir(`${path}.resend`);
  await Deno.mkdir(`${path}.resend/in`);
  using open = openJournal(path);
  assertEquals([open.journal.changedElsewhere(), open.journal.changedElsewhere()], [false, false]);
  assertEquals(open.events.map(({ type }) => type), ["journal_failed"]);
  assertEquals(open.journal.record(signal(1), ["bot"], NOW), true);
  assertEquals(valueOf(path, "SELECT count(*) FROM signal"), 1);
  await Deno.remove(`${path}.resend`, { recursive: true });
  resend(path, signal(1).id, ["bot"], NOW);
  assertEquals(open.journal.changedElsewhere(), true);
});

strictTest("Journal deletes signals after keepDays, but no pending ones", async () => {
  await using folder = await TempFolder.make();
  using open = openJournal(`${folder.path}/j.sqlite`, { keepDays: 2 });
  const kept = (): readonly number[] => {
    using reader = new SqliteJournal(`${folder.path}/j.sqlite`, { readOnly: true });
    return [...Array(1201).keys()].filter((n) => reader.has(signal(n).id));
  };
  // more than one batch deletes
  for (let n = 0; n < 1200; n++) open.journal.record(signal(n), n === 7 ? ["bot"] : [], NOW - 3 * DAY_MS);
  open.journal.record(signal(1200), [], NOW);
  await open.clock.advance(120_000);
  assertEquals(kept(), [7, 1200]);
  open.journal.change(signal(7).id, "bot", { state: "expired" }, open.clock.now());
  await open.clock.advance(DAY_MS);
  assertEquals(kept(), [1200]);
  await open.clock.advance(DAY_MS);
  assertEquals(kept(), []);
  assertEquals(open.events, []);
});

strictTest("Journal leaves no timer behind", async () => {
  const clock = new FakeClock(NOW);
  const journal = Journal.open({ path: ":memory:", clock, keepDays: 1, onEvent: () => {} });
  await clock.advance(60_000);
  assertEquals(clock.sleeping, 1);
  journal[Symbol.dispose]();
  assertEquals(clock.sleeping, 0);
});

strictTest("MemoryJournal accepts each id once, and remembers a bounded number of them", () => {
  const journal = new MemoryJournal(3);
  const record = (n: number): boolean => journal.record(signal(n), [], NOW);
  assertEquals([1, 2, 1, 3, 2].map(record), [true, true, false, true, false]);
  assertEquals([4, 1, 4].map(record), [true, true, false]);
  assertEquals(journal.changedElsewhere(), false);
});

strictTest("MemoryJournal returns the newest pending deliveries, and forgets the others", () => {
  const journal = new MemoryJournal();
  for (const n of [1, 2, 3]) journal.record(signal(n), n === 2 ? ["bot"] : ["bot", "hook"], NOW);
  journal.change(signal(1).id, "bot", { state: "delivered" }, NOW);
  journal.change(signal(2).id, "bot", { attempts: 2, note: "sent" }, NOW + 5);
  journal.change(signal(2).id, "hook", { attempts: 9 }, NOW + 5);
  const idsOf = (sink: string, limit = 9): readonly string[] =>
    journal.pending(sink, limit).map((one) => one.signal.id);
  assertEquals(idsOf("bot"), [signal(2).id, signal(3).id]);
  assertEquals(idsOf("bot", 1), [signal(3).id]);
  assertEquals(idsOf("hook"), [signal(1).id, signal(3).id]);
  const { attempts, note, updatedAt, state } = journal.pending("bot", 2)[0] ?? {};
  assertEquals([attempts, note, updatedAt, state], [2, "sent", NOW + 5, "pending"]);
});
