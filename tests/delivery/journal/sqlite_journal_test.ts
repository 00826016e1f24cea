import { DatabaseSync } from "node:sqlite";
import { JournalError } from "../../../src/delivery/journal/journal_error.ts";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { canForbidWriting, NOW, signal } from "./support.ts";

strictTest(
  "SqliteJournal returns signals and deliveries as they were written, also after a reopen",
  async () => {
    await using folder = await TempFolder.make();
    const path = `${folder.path}/j.sqlite`;
    const signals = Array.from({ length: 40 }, (_, n) => signal(n));
    {
      using journal = new SqliteJournal(path);
      for (const one of signals) assertEquals(journal.record(one, ["bot", "hook"], NOW), true);
      for (const one of signals) assertEquals(journal.record(one, ["bot", "hook"], NOW), false);
    }
    using journal = new SqliteJournal(path);
    assertEquals(journal.record(signal(3), ["bot"], NOW), false);
    assertEquals(journal.pending("bot", 1000).map(({ delivery }) => delivery.signal), signals);
    assertEquals(journal.pending("hook", 3).map(({ delivery }) => delivery.signal), signals.slice(-3));
    assertEquals(journal.pending("nobody", 3), []);
    assertEquals(journal.pending("bot", 1).map(({ delivery }) => delivery), [{
      signal: signal(39),
      sink: "bot",
      state: "pending",
      attempts: 0,
      started: 0,
      result: null,
      note: null,
      resent: false,
      updatedAt: NOW,
    }]);
  },
);

strictTest("SqliteJournal.change() changes the given fields only", () => {
  using journal = new SqliteJournal(":memory:");
  journal.record(signal(1), ["bot", "hook"], NOW);
  journal.change(signal(1).id, "bot", { attempts: 2, note: "asked" }, NOW + 1);
  journal.change(signal(1).id, "bot", { result: "busy" }, NOW + 2);
  const [bot] = journal.pending("bot", 1);
  assert(bot !== undefined);
  const { attempts, note, result, updatedAt } = bot.delivery;
  assertEquals([attempts, note, result, updatedAt], [2, "asked", "busy", NOW + 2]);

  journal.change(signal(1).id, "bot", { state: "delivered", note: null }, NOW + 3);
  assertEquals(journal.pending("bot", 1), []);
  assertEquals(journal.delivery(signal(1).id, "bot")?.delivery, {
    ...bot.delivery,
    state: "delivered",
    note: null,
    updatedAt: NOW + 3,
  });
  assertEquals(journal.delivery(signal(1).id, "hook")?.delivery.attempts, 0);
  journal.change(signal(2).id, "bot", { state: "dead" }, NOW);
  journal.change(signal(1).id, "nobody", { state: "dead" }, NOW);
  assertEquals(journal.delivery(signal(2).id, "bot"), null);
});

strictTest("SqliteJournal writes a signal with all its deliveries, or nothing", () => {
  using journal = new SqliteJournal(":memory:");
  const wrong = { ...signal(1), action: "sideways" } as unknown as ReturnType<typeof signal>;
  assertThrows(() => journal.record(wrong, ["bot"], NOW), JournalError, "CHECK constraint failed");
  assertThrows(() => journal.record(signal(1), ["bot"], 0.5), JournalError, "cannot store REAL");
  assertEquals([journal.has(signal(1).id), journal.pending("bot", 9)], [false, []]);
  assertEquals(journal.record(signal(1), ["bot"], NOW), true);
});

strictTest("SqliteJournal.prune() deletes old signals without a pending delivery, a few at a time", () => {
  using journal = new SqliteJournal(":memory:");
  for (let n = 0; n < 10; n++) {
    journal.record(signal(n), n === 4 ? ["bot", "hook"] : n === 5 ? [] : ["bot"], NOW + n);
    if (n !== 3) journal.change(signal(n).id, "bot", { state: n === 6 ? "dead" : "delivered" }, NOW);
  }
  assertEquals([journal.prune(NOW + 8, 4), journal.prune(NOW + 8, 4), journal.prune(NOW + 8, 4)], [4, 2, 0]);
  const left = Array.from({ length: 10 }, (_, n) => n).filter((n) => journal.has(signal(n).id));
  assertEquals(left, [3, 4, 8, 9]);
  assertEquals(journal.delivery(signal(4).id, "bot")?.delivery.state, "delivered");
  const year = 366 * 86_400_000;
  assertEquals([journal.prune(NOW + 4 + year, 4), journal.has(signal(3).id), journal.has(signal(4).id)], [
    3,
    false,
    true,
  ]);
});

strictTest("SqliteJournal can be read beside the program that writes it", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  assertEquals(assertThrows(() => new SqliteJournal(path, { readOnly: true }), JournalError).kind, "unopenable");
  new DatabaseSync(path).close();
  const empty = assertThrows(() => new SqliteJournal(path, { readOnly: true }), JournalError, "is empty");
  assertEquals(empty.kind, "missing");
  using journal = new SqliteJournal(path);
  using reader = new SqliteJournal(path, { readOnly: true });
  journal.record(signal(1), ["bot"], NOW);
  assertEquals(reader.pending("bot", 9).length, 1);
  const refused = assertThrows(() => reader.change(signal(1).id, "bot", { attempts: 1 }, NOW), JournalError, path);
  assertEquals([refused.kind, refused.isFatal], ["readonly", false]);
});

strictTest("SqliteJournal uses a write-ahead log, whose commits survive a killed process", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using journal = new SqliteJournal(path);
  journal.record(signal(1), [], NOW);
  assert((await Deno.stat(`${path}-wal`)).size > 0);
});

strictTest("SqliteJournal reads a journal that is not writable", { ignore: !await canForbidWriting() }, async () => {
  await using folder = await TempFolder.make();
  await Deno.mkdir(`${folder.path}/theirs`);
  const path = `${folder.path}/theirs/j#1 ä.sqlite`;
  const read = (): void => {
    using reader = new SqliteJournal(path, { readOnly: true });
    assertEquals(reader.pending("bot", 9).map(({ delivery }) => delivery.signal), [signal(1)]);
  };
  {
    using journal = new SqliteJournal(path);
    journal.record(signal(1), ["bot"], NOW);
    await Deno.chmod(`${folder.path}/theirs`, 0o555);
    read();
  }
  await Deno.chmod(`${folder.path}/theirs`, 0o755);
  new SqliteJournal(path)[Symbol.dispose]();
  await Deno.chmod(path, 0o444);
  await Deno.chmod(`${folder.path}/theirs`, 0o555);
  read();
  await Deno.chmod(`${folder.path}/theirs`, 0o755);
});
