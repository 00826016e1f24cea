import { dirname } from "node:path";
import { SqliteJournal } from "../../../src/delivery/journal/sqlite_journal.ts";
import { NOW, signal } from "../../delivery/journal/support.ts";
import { assert, assertEquals, assertMatch } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { configOf, NOBODY, run } from "../support.ts";

strictTest("signals lists what it can read of a damaged journal, and ends with code 1", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY]));
  const path = `${folder.path}/consumer.sqlite`;
  {
    using journal = new SqliteJournal(path);
    for (let n = 0; n < 300; n++) journal.record(signal(n), ["bot"], NOW);
  }
  const bytes = await Deno.readFile(path);
  const middle = Math.floor(bytes.length / 8192) * 4096;
  bytes.fill(0xa5, middle, middle + 8192);
  await Deno.writeFile(path, bytes);
  const { code, stdout, stderr } = await run(["signals", "-c", config, "--json", "--limit", "1000"], {
    mayWrite: dirname(folder.path),
  });
  assertEquals(code, 1);
  assertMatch(stderr, /consumer\.sqlite is damaged/);
  const listed = stdout.trimEnd().split("\n").map((line) => JSON.parse(line).id);
  assert(listed.length > 0 && listed.length < 300, `${listed.length} were listed`);
  assertEquals(listed, Array.from({ length: listed.length }, (_, n) => signal(300 - listed.length + n).id));
});
