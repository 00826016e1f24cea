import { openWhenFree } from "../../src/app/open_journal.ts";
import { JournalError, JournalLockedError } from "../../src/delivery/journal/journal_error.ts";
import type { ConsumerEvent } from "../../src/events.ts";
import { assertEquals, assertRejects } from "../support/assert.ts";
import { FakeClock } from "../support/fake_clock.ts";

/** Opens a journal that is in use until `freeAt` milliseconds have passed. */
function openBusy(freeAt: number, stop = new AbortController().signal): {
  readonly opened: Promise<string>;
  readonly clock: FakeClock;
  readonly events: readonly ConsumerEvent[];
} {
  const clock = new FakeClock();
  const start = clock.now();
  const events: ConsumerEvent[] = [];
  const open = (): string => {
    if (clock.now() - start < freeAt) throw new JournalLockedError("j.sqlite", 7);
    return "opened";
  };
  const onEvent = (event: ConsumerEvent): void => void events.push(event);
  return { opened: openWhenFree(open, { path: "j.sqlite", clock, stop, onEvent }), clock, events };
}

async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    await clock.advance(100);
  }
}

Deno.test("openWhenFree() waits for the process that uses the journal, and reports that once", async () => {
  const { opened, clock, events } = openBusy(3_000);
  await pass(clock, 3_200);
  assertEquals(await opened, "opened");
  assertEquals(events, [{ type: "journal_awaited", path: "j.sqlite", pid: 7, limitMs: 10_000 }]);
});

Deno.test("openWhenFree() fails when the journal is still in use after ten seconds", async () => {
  const { opened, clock, events } = openBusy(60_000);
  const failed = assertRejects(() => opened, JournalLockedError, "is in use by process 7: stop it");
  await pass(clock, 10_400);
  await failed;
  assertEquals(events.length, 1);
});

Deno.test("openWhenFree() ends the wait when the program is stopped", async () => {
  const stop = new AbortController();
  const { opened, clock } = openBusy(60_000, stop.signal);
  const failed = assertRejects(() => opened, JournalLockedError);
  await pass(clock, 1_000);
  stop.abort();
  await failed;
  assertEquals(clock.sleeping, 0);
});

Deno.test("openWhenFree() throws any other error at once", async () => {
  const clock = new FakeClock();
  const open = (): string => {
    throw new JournalError("foreign", "another program's");
  };
  const stop = new AbortController().signal;
  await assertRejects(
    () => openWhenFree(open, { path: "j.sqlite", clock, stop, onEvent: () => {} }),
    JournalError,
    "another program's",
  );
});
