import { readSourceFiles } from "../../src/watch/read_source_files.ts";
import { SourceWatch } from "../../src/watch/source_watch.ts";
import { assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { WaitingList } from "../support/waiting_list.ts";

interface Watched {
  /** The names of the files that changed, change by change. */
  readonly changes: WaitingList<readonly string[]>;
  readonly source: SourceWatch;
}

async function watch(path: string): Promise<Watched> {
  const changes = new WaitingList<readonly string[]>();
  const source = new SourceWatch({
    sources: { modules: [`file://${path}`], files: [] },
    onChange: (files) => changes.push(files.map((file) => file.split("/").at(-1) ?? "")),
    onFailure: (why) => changes.push([why]),
  });
  // The watch reads the files when it is constructed. Reading them three times more takes longer.
  for (let i = 0; i < 3; i++) await readSourceFiles({ modules: [`file://${path}`], files: [] });
  return { changes, source };
}

strictTest("SourceWatch reports changes from before it started to watch, and each later change once", async () => {
  await using folder = await TempFolder.make();
  const path = await folder.write("s.ts", "1;");
  const { changes, source } = await watch(path);
  await using _ = source;
  source.start();
  await folder.write("s.json", "{}");
  assertEquals(await changes.at(0), ["s.json"]);
  await folder.write("s.ts", "2;");
  await folder.write("s.ts", "3;");
  assertEquals(await changes.at(1), ["s.ts"]);
});

strictTest("SourceWatch sees files in folders that are added later, and through links", async () => {
  await using folder = await TempFolder.make();
  await Deno.mkdir(`${folder.path}/real`);
  await Deno.mkdir(`${folder.path}/rules`);
  await folder.write("real/s.ts", "1;");
  await folder.write("rules/r.ts", "1;");
  await Deno.symlink(`${folder.path}/real/s.ts`, `${folder.path}/link.ts`);
  const { changes, source } = await watch(`${folder.path}/link.ts`);
  await using _ = source;
  source.start();
  await folder.write("real/s.ts", 'import "./rules/r.ts";');
  assertEquals(await changes.at(0), ["link.ts"]);
  await folder.write("rules/r.ts", "2;");
  assertEquals(await changes.at(1), ["r.ts"]);
});

strictTest("SourceWatch can be disposed in the middle of a change", async () => {
  await using folder = await TempFolder.make();
  const { changes, source } = await watch(await folder.write("s.ts", "1;"));
  source.start();
  await folder.write("s.ts", "2;");
  await source[Symbol.asyncDispose]();
  assertEquals(changes.items, []);
});

strictTest("SourceWatch.add() watches further files and strategies, and reports every later change", async () => {
  await using folder = await TempFolder.make();
  await Deno.mkdir(`${folder.path}/other`);
  const first = await folder.write("first.json", "1");
  const data = await folder.write("other/data.ndjson", "1");
  const module = await folder.write("other/s.ts", 'import "./r.ts";');
  await folder.write("other/r.ts", "1;");
  const changes = new WaitingList<readonly string[]>();
  await using source = new SourceWatch({
    sources: { modules: [], files: [first] },
    onChange: (files) => changes.push(files.map((file) => file.split("/").at(-1) ?? "").sort()),
    onFailure: (why) => changes.push([why]),
  });
  source.start();
  await source.add({ modules: [`file://${module}`], files: [data] });
  await folder.write("other/r.ts", "2;");
  assertEquals(await changes.at(0), ["r.ts"]);
  await folder.write("other/data.ndjson", "2");
  assertEquals(await changes.at(1), ["data.ndjson"]);
  await folder.write("first.json", "2");
  assertEquals(await changes.at(2), ["first.json"]);
});
