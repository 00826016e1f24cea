import { findNamedFiles } from "../../src/watch/find_named_files.ts";
import { findChangedFiles, readSourceFiles } from "../../src/watch/read_source_files.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";

strictTest("findNamedFiles() finds local files in every form of import and in new URL()", () => {
  const text = `
    import a from "./a.ts"; import './b.js'; export * from "../c.ts";
    const d = await import(\`./d.ts\`); const e = new URL("./e d.json", import.meta.url);
    import f from "/f.ts"; import "file:///g.ts";
    import { Frame } from "consumer"; import "https://example.org/x.ts"; import "//example.org/y.ts";
    const regex = "/%", rate = 5 / 2 + "/"; import("npm:zod");
  `;
  assertEquals(findNamedFiles(text, "file:///s/t.ts"), [
    "file:///s/a.ts",
    "file:///s/b.js",
    "file:///c.ts",
    "file:///s/d.ts",
    "file:///s/e%20d.json",
    "file:///f.ts",
    "file:///g.ts",
    "file:///%",
  ]);
});

strictTest("readSourceFiles() follows named files, even in circles, and reports missing ones", async () => {
  await using folder = await TempFolder.make();
  const at = (name: string): string => `${folder.path}/${name}`;
  await folder.write("s 1.ts", 'import "./a.ts"; import "./none.ts"; "/dev/zero"; "./"; "./.."; "/%";');
  await folder.write("a.ts", 'import "./s%201.ts"; import "./b.json";');
  await folder.write("b.json", '"./unread.ts"');
  await folder.write("unread.ts", "");
  const url = `file://${encodeURI(at("s 1.ts"))}`;
  const before = await readSourceFiles({ modules: [url], files: [] });
  assertEquals([...before].filter(([, digest]) => digest !== null).map(([path]) => path), [
    at("s 1.ts"),
    at("a.ts"),
    at("b.json"),
  ]);
  for (const path of [at("none.ts"), at("s 1.json"), "/dev/zero"]) assertEquals(before.get(path), null);

  assertEquals(findChangedFiles(before, await readSourceFiles({ modules: [url], files: [] })), []);
  await folder.write("none.ts", "");
  await folder.write("b.json", "2");
  await folder.write("s 1.json", "{}");
  const now = await readSourceFiles({ modules: [url], files: [] });
  assertEquals([...findChangedFiles(before, now)].sort(), [at("b.json"), at("none.ts"), at("s 1.json")].sort());
  await Deno.remove(at("a.ts"));
  const gone = findChangedFiles(now, await readSourceFiles({ modules: [url], files: [] }));
  assert(gone.includes(at("a.ts")) && !gone.includes(at("b.json")));
});
