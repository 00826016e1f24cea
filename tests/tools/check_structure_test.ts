import { checkStructure } from "../../tools/check_structure.ts";
import { findCycles } from "../../tools/structure/cycles.ts";
import { findStrayDeno } from "../../tools/structure/doors.ts";
import { buildModuleGraph, findImports } from "../../tools/structure/imports.ts";
import { findCrossings } from "../../tools/structure/walls.ts";
import { assertEquals } from "../support/assert.ts";

function cyclesOf(modules: Record<string, string>): readonly (readonly string[])[] {
  return findCycles(buildModuleGraph(new Map(Object.entries(modules))));
}

Deno.test("findImports() finds static, dynamic and type imports, and no import in a comment", () => {
  const text = [
    'import { a } from "./a.ts";',
    'import {\n  b,\n} from "../x/b.ts";',
    'import type { C } from "../y/c.ts";',
    'export * from "./d.ts";',
    'const e = await import("../z/e.ts");',
    'new Worker(new URL("./f.ts", import.meta.url));',
    'import { z } from "zod";',
    '/** import { no } from "../no/no.ts"; */',
    '// import { no } from "../no/no.ts";',
  ].join("\n");
  assertEquals(findImports(text), ["./a.ts", "../x/b.ts", "../y/c.ts", "./d.ts", "../z/e.ts"]);
});

Deno.test("findCycles() accepts folders and files that depend on each other one way", () => {
  assertEquals(
    cyclesOf({
      "a/one.ts": 'import "./two.ts"; import "../b/one.ts";',
      "a/two.ts": 'import "../events.ts";',
      "b/one.ts": 'import "../events.ts";',
      "events.ts": "",
    }),
    [],
  );
});

Deno.test("findCycles() finds a circle of files within a folder", () => {
  assertEquals(
    cyclesOf({ "a/one.ts": 'import "./two.ts";', "a/two.ts": 'import type { X } from "./one.ts";' }),
    [["a/one.ts -> a/two.ts", "a/two.ts -> a/one.ts"]],
  );
});

Deno.test("findCycles() names every import of a circle over several folders", () => {
  assertEquals(
    cyclesOf({
      "a/one.ts": 'import "../b/deep/one.ts";',
      "b/deep/one.ts": 'import type { X } from "../../c/one.ts";',
      "c/one.ts": 'const x = await import("../a/two.ts");',
      "a/two.ts": "",
      "d/one.ts": 'import "../a/one.ts";',
    }),
    [["a/one.ts -> b/deep/one.ts", "b/deep/one.ts -> c/one.ts", "c/one.ts -> a/two.ts"]],
  );
});

Deno.test("findCycles() finds a circle between subfolders, and between a subfolder and a file beside it", () => {
  assertEquals(
    cyclesOf({ "a/x/one.ts": 'import "../y/one.ts";', "a/y/one.ts": 'import "../x/two.ts";', "a/x/two.ts": "" }),
    [["a/x/one.ts -> a/y/one.ts", "a/y/one.ts -> a/x/two.ts"]],
  );
  assertEquals(
    cyclesOf({ "a/one.ts": 'import "./x/one.ts";', "a/x/one.ts": 'import "../one.ts";' }),
    [["a/one.ts -> a/x/one.ts", "a/x/one.ts -> a/one.ts"]],
  );
});

Deno.test("findCycles() resolves the name of the public module", () => {
  assertEquals(
    cyclesOf({ "strategy/mod.ts": 'import "../engine/one.ts";', "engine/one.ts": 'import "consumer";' }),
    [["strategy/mod.ts -> engine/one.ts", "engine/one.ts -> strategy/mod.ts"]],
  );
});

Deno.test("findCrossings() shows the whole chain of imports that crosses a wall", () => {
  const graph = buildModuleGraph(
    new Map([["app/a.ts", 'import "../log/b.ts";'], ["log/b.ts", 'import "../worker/c.ts";'], ["worker/c.ts", ""]]),
  );
  const wall = { why: "threads", from: ["app/"], to: ["worker/"] };
  assertEquals(findCrossings(graph, [wall]), [{ wall, chain: ["app/a.ts", "log/b.ts", "worker/c.ts"] }]);
  assertEquals(findCrossings(graph, [{ why: "threads", from: ["worker/"], to: ["app/"] }]), []);
});

Deno.test("findStrayDeno() names file and line, and passes doors and comments", () => {
  const modules = new Map([
    ["config/files.ts", "/**\n * Deno.open\n */\nconst a = 1;\nDeno.cwd();\n"],
    ["platform/files.ts", "Deno.cwd();"],
  ]);
  assertEquals(findStrayDeno(modules, ["platform/"]), ["config/files.ts:5"]);
});

Deno.test("checkStructure() reports a circle, a crossed wall and a stray Deno", () => {
  const problems = checkStructure(
    new Map([
      ["frame/a.ts", 'import "./b.ts"; import "../engine/wire/c.ts";'],
      ["frame/b.ts", 'import "./a.ts";\nDeno.cwd();'],
      ["engine/wire/c.ts", ""],
    ]),
  );
  assertEquals(problems.length, 3, problems.join("\n"));
});
