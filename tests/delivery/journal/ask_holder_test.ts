import { askHolder } from "../../../src/delivery/journal/ask_holder.ts";
import { JournalLock } from "../../../src/delivery/journal/lock.ts";
import { addResendRequest, hasRequests, takeResendRequests } from "../../../src/delivery/journal/resend_requests.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { assertEquals } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";

strictTest("askHolder() leaves no request when no program uses the journal", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  assertEquals(await askHolder(path, { clock: systemClock, timeoutMs: 10_000 }), { type: "absent" });
  assertEquals(hasRequests(path), false);
});

strictTest("askHolder() waits until the program takes the request, which resends nothing", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using _lock = JournalLock.take(path);
  const answer = askHolder(path, { clock: systemClock, timeoutMs: 10_000 });
  assertEquals(hasRequests(path), true);
  assertEquals(takeResendRequests(path, () => {}), 0);
  assertEquals(await answer, { type: "alive", pid: Deno.pid });
});

strictTest("askHolder() reports a program that takes no requests, and adds no second one", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  using _lock = JournalLock.take(path);
  addResendRequest(path, { id: "a", sinks: [], at: 1 });
  const before = await Deno.readTextFile(`${path}.resend`);
  assertEquals(await askHolder(path, { clock: systemClock, timeoutMs: 100 }), { type: "silent", pid: Deno.pid });
  assertEquals(await Deno.readTextFile(`${path}.resend`), before);
});
