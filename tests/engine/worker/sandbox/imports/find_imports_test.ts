import { findImports } from "../../../../../src/engine/worker/sandbox/imports/find_imports.ts";
import { TokenError } from "../../../../../src/engine/worker/sandbox/imports/token.ts";
import { assert, assertEquals, assertThrows } from "../../../../support/assert.ts";

function found(source: string, language: "javascript" | "typescript" = "javascript"): readonly string[] {
  return findImports(source, language).map((each) => each.type === "specifier" ? each.specifier : `<${each.type}>`);
}

/** Each source, and what it imports. */
const CASES: readonly (readonly [source: string, imported: readonly string[]])[] = [
  ['import "a"', ["a"]],
  ["import a from 'a'", ["a"]],
  ['import a, { b as c, "d e" as f } from "a"; import * as g from "b"', ["a", "b"]],
  ['import/**/{a}/* "x" */from// "y"\n"b"', ["b"]],
  ['import from from "a"', ["a"]],
  ['import data from "./a.json" with { type: "json" }; import "b"', ["./a.json", "b"]],
  ['export * from "a"; export * as b from "b"; export { c } from "c"', ["a", "b", "c"]],
  ['export { "import" as from } from "a"', ["a"]],
  ['const a = 1; export { a };\n"b"', []],
  ['export default class {}; export const from = "b"', []],
  // comments, strings, templates and regular expressions
  ['// import "a"\n/* import "b" */ "import \'c\'"; \'import "d"\'; `import "e"`; /import "f"/', []],
  ["`${import('a')}`", ["<dynamic>"]],
  ["`a ${`b ${{ c: `}` }} ${import.meta.url}`} import('c')`", []],
  ["`\\${import('a')}`", []],
  ["`}${'}'}`; import 'a'", ["a"]],
  ["'\\''; import 'a'", ["a"]],
  ['"a\\\r\n\\""; import "b"', ["b"]],
  ["// a\u2028import 'b'", ["b"]],
  ["/* */import/* */'b'/* */", ["b"]],
  ["#!/usr/bin/env import 'a'\nimport 'b'", ["b"]],
  ["\ufeffimport 'b'", ["b"]],
  ["\u00a0import\u3000'b'", ["b"]],
  // names
  ["x.import('a'); x?.import('a'); x.\nimport('a'); this.#import('a')", []],
  ["x = [...import('a')]", ["<dynamic>"]],
  ["x ?.5 : import('a')", ["<dynamic>"]],
  ["1..import('a')", []],
  ["5\nimport 'a'", ["a"]],
  ["reimport('a'); import_('a'); \u00e9import('a'); $import('a')", []],
  ["\\u0069mport('a')", []],
  ["import.meta.url; import.meta", []],
  ["import.defer('a'); import.source('a')", ["<unclear>", "<unclear>"]],
  ["({ import: 1, export: 2 }); class A { import = 3; static export = 4 }", []],
  ["import\n(\n'a' + b)", ["<dynamic>"]],
  ['import "\\u006eode:fs"', ["<unclear>"]],
  ["import a from (b); 'c'", ["<unclear>"]],
  ["import a = require('a')", ["<unclear>"]],
  // divisions and regular expressions
  ["a / import('x') / b", ["<dynamic>"]],
  ["(a) / import('x') / b", ["<dynamic>"]],
  ["if (a) /import('x')/.test(b)", []],
  ["x.if(a) / import('x') / b", ["<dynamic>"]],
  ["for await (a of b) /import('x')/.test(a)", []],
  ["a[0] / import('x') / b", ["<dynamic>"]],
  ["return_ / import('x') / b; () => { return /import('x')/ }", ["<dynamic>"]],
  ["x.return / import('x') / b", ["<dynamic>"]],
  ["a = /[/import('x')]/g / 2", []],
  ["a = /\\/import('x')/; b", []],
  ["a = /\"/; import('x') // \"", ["<dynamic>"]],
  ["a = b / '/'; import('x') // '/", ["<dynamic>"]],
  ["let a\n/'/; import('x') //'", ["<dynamic>"]],
  ["debugger\n/'/; import('x') //'", ["<dynamic>"]],
  ["import 'consumer'\n/'/; import('x') //'", ["consumer", "<dynamic>"]],
  ["{}\n/'/; import('x') //'", ["<dynamic>"]],
  ["a = {} / '/'; import('x') //'/", ["<dynamic>"]],
  ["a++ / '/'; import('x') //'/", ["<dynamic>"]],
  ["do; while (a) /'/; import('x') //'", ["<dynamic>"]],
  ["`${a}` / '/'; import('x') //'/", ["<dynamic>"]],
  ["`${/`/}`; import('x') //`", ["<dynamic>"]],
  ["a => {}\n/`/; import('x') //`", ["<dynamic>"]],
  ["export { a }\n/`/; import('x') //`", ["<dynamic>"]],
];

for (const [source, imported] of CASES) {
  Deno.test(`findImports finds [${imported.join(" ")}] in ${JSON.stringify(source)}`, () => {
    assertEquals(found(source), imported);
  });
}

Deno.test("findImports reads TypeScript", () => {
  assertEquals(found('import type { A } from "a"; export type { B } from "b"; type C = 1', "typescript"), ["a", "b"]);
  assertEquals(found("a! / '/'; import('x') //'/", "typescript"), ["<dynamic>"]);
  assertEquals(found("(a as List<B> / '/'); import('x') //'/", "typescript"), ["<dynamic>"]);
});

const BROKEN: readonly string[] = ["'a", "`a", "`${", "/* a", "(", "(]", "}", "a = /b", "import", "import { a }", "\0"];

for (const source of BROKEN) {
  Deno.test(`findImports refuses ${JSON.stringify(source)}`, () => {
    assertThrows(() => findImports(source, "javascript"), TokenError);
  });
}

Deno.test("findImports is quick on long and on deeply ambiguous sources", () => {
  const begin = performance.now();
  assertEquals(found("a\n / b\n".repeat(20_000)), []);
  assertEquals(found(`x = "${"a".repeat(5_000_000)}"`), []);
  assertThrows(() => found("(".repeat(100_000)), TokenError, "too deeply nested");
  assertThrows(() => found("{}/(".repeat(400)), TokenError);
  assert(performance.now() - begin < 5000, `${performance.now() - begin} ms`);
});
