import { SqliteJournal } from "../../src/delivery/journal/sqlite_journal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { LoopingJournal } from "../delivery/journal/looping_journal.ts";
import { signal, valueOf } from "../delivery/journal/support.ts";

const KILLS = 8;
const MAX_LINES = 4000;

strictTest("every recorded signal survives SIGKILL at any moment", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/j.sqlite`;
  let next = 0;
  const recorded: number[] = [], delivered: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    await using other = LoopingJournal.start(path, next);
    await other.recorded(1 + Math.floor(Math.random() * MAX_LINES));
    for (const line of await other.kill()) {
      const [what = "", n = ""] = line.split(" ");
      assert(what === "recorded" || what === "delivered", line);
      (what === "recorded" ? recorded : delivered).push(Number(n));
    }
    // the one under way when it was killed may be there or not
    next = (recorded.at(-1) ?? -1) + 2;
  }
  assert(recorded.length > KILLS && delivered.length > 0);
  assertEquals(valueOf(path, "PRAGMA integrity_check"), "ok");
  using journal = new SqliteJournal(path);
  for (const n of recorded) {
    const hook = journal.delivery(signal(n).id, "hook")?.delivery;
    assert(hook?.state === "pending", `signal ${n}, which was taken, is not there`);
    assertEquals(hook.signal, signal(n));
  }
  for (const n of delivered) assertEquals(journal.delivery(signal(n).id, "bot")?.delivery.state, "delivered");
});
