import { findCycle, folderGraph, importsOf } from "../../tools/check_cycles.ts";
import { assertEquals } from "../support/assert.ts";

function cycleOf(modules: Record<string, string>): readonly string[] | null {
  return findCycle(folderGraph(new Map(Object.entries(modules))));
}

Deno.test("importsOf() finds static, dynamic, type and worker imports, and none in comments", () => {
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
  assertEquals(importsOf(text), ["./a.ts", "../x/b.ts", "../y/c.ts", "./d.ts", "../z/e.ts", "./f.ts"]);
});

Deno.test("findCycle() is null where folders depend on each other one way, within a folder in any way", () => {
  assertEquals(
    cycleOf({
      "a/one.ts": 'import "./two.ts"; import "../b/one.ts";',
      "a/two.ts": 'import "./one.ts";',
      "b/one.ts": 'import "../events.ts";',
      "events.ts": "",
    }),
    null,
  );
});

Deno.test("findCycle() names every import of a cycle over several folders", () => {
  assertEquals(
    cycleOf({
      "a/one.ts": 'import "../b/deep/one.ts";',
      "b/deep/one.ts": 'import type { X } from "../../c/one.ts";',
      "c/one.ts": 'const x = await import("../a/one.ts");',
      "d/one.ts": 'import "../a/one.ts";',
    }),
    ["a/one.ts imports ../b/deep/one.ts", "b/deep/one.ts imports ../../c/one.ts", "c/one.ts imports ../a/one.ts"],
  );
});

Deno.test("findCycle() sees a folder and a file beside the folders as two rooms", () => {
  assertEquals(
    cycleOf({ "events.ts": 'import "./a/one.ts";', "a/one.ts": 'import "../events.ts";' }),
    ["events.ts imports ./a/one.ts", "a/one.ts imports ../events.ts"],
  );
});

Deno.test("findCycle() knows the public module `consumer` as the folder strategy", () => {
  assertEquals(
    cycleOf({
      "demo/one.ts": 'import { Frame } from "consumer";',
      "strategy/mod.ts": 'export * from "../demo/one.ts";',
    }),
    ["demo/one.ts imports consumer", "strategy/mod.ts imports ../demo/one.ts"],
  );
});
