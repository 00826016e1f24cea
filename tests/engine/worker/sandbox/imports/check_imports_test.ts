import { checkImports, UnclearImportError } from "../../../../../src/engine/worker/sandbox/imports/check_imports.ts";
import { ImportRefusedError } from "../../../../../src/engine/worker/sandbox/guard_imports.ts";
import { findImports } from "../../../../../src/engine/worker/sandbox/imports/find_imports.ts";
import { assertEquals, assertRejects } from "../../../../support/assert.ts";
import { rootDir } from "../../../../support/task_flags.ts";
import { TempFolder } from "../../../../support/temp_folder.ts";

/** Checks the strategy `main.js` of a folder with these files. */
async function check(files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): Promise<void> {
  await using folder = await TempFolder.make();
  for (const [name, content] of Object.entries(files)) {
    if (typeof content === "string") await folder.write(name, content);
    else await Deno.writeFile(`${folder.path}/${name}`, content);
  }
  await checkImports(new URL(`file://${folder.path}/main.js?version=2`).href);
}

Deno.test("checkImports allows consumer, local scripts and JSON, also in circles", async () => {
  await check({
    "main.js": 'import { Strategy } from "consumer"; import "./a.mjs"; import b from "./b.json" with { type: "json" };',
    "a.mjs": 'export * from "./main.js"; import { c } from "./c.ts";',
    "b.json": '{ "import": "node:fs" }',
    "c.ts": 'import type { Frame } from "consumer"; export const c = <T>(value: T): T => value;',
  });
});

const SPECIFIERS = [
  ...["fs", "node:fs", "npm:zod", "jsr:@std/fs", "https://127.0.0.1:9/x.js", "data:text/javascript,1", "blob:null/x"],
  ...["ext:core/mod.js", "#own", "./a.cjs", "./a.wasm", "./a.jsx", "./a.tsx", "./a.txt", "./a", "//host/a.js", " fs"],
  ...["file://host/a.js", new URL("../../../../../src/engine/worker/time_limit.ts", import.meta.url).href],
];

for (const specifier of SPECIFIERS) {
  Deno.test(`checkImports refuses to import "${specifier}" from a file that a strategy imports`, async () => {
    const files = { "main.js": 'import "./helper.js";', "helper.js": `\nexport { a } from "${specifier}";` };
    const error = await assertRejects(
      () => check(files),
      ImportRefusedError,
      `"${specifier}" is refused: a strategy can`,
    );
    assertEquals(/helper\.js:2\)$/.test(error.message), true, error.message);
  });
}

const UNCLEAR: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
  "import() of a text": 'await import("./a.js");',
  "import() of anything": "const a = (b) => import(b);",
  "an escape in a specifier": 'import "\\x6eode:fs";',
  "a string without end": "const a = 'import",
  "UTF-16": new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
};

for (const [what, source] of Object.entries(UNCLEAR)) {
  Deno.test(`checkImports refuses ${what}`, async () => {
    await assertRejects(() => check({ "main.js": source }), UnclearImportError, "main.js");
  });
}

Deno.test("checkImports reports a file that does not exist as Deno does", async () => {
  await assertRejects(() => check({ "main.js": 'import "./a.js"' }), Error, 'Module not found "file:///');
});

Deno.test("findImports finds the imports of all files of this program", async () => {
  const program: string[] = [];
  await collect(`${rootDir}src`, program);
  for (const path of program) {
    const source = await Deno.readTextFile(path);
    const code = source.replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, "");
    const expected = [...code.matchAll(/^(?:import|export|\}).*\sfrom "([^"]+)"|\bimport\((?!\))/gm)];
    const found = findImports(source, "typescript").map((each) =>
      each.type === "specifier" ? each.specifier : each.type
    );
    assertEquals(found, expected.map(([, specifier]) => specifier ?? "dynamic"), path);
  }
});

async function collect(folder: string, paths: string[]): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) await collect(`${folder}/${name}`, paths);
    else if (name.endsWith(".ts")) paths.push(`${folder}/${name}`);
  }
}
