import { checkLanguage, isChecked } from "../../tools/check_language.ts";
import { assertEquals } from "../support/assert.ts";

function check(text: string): readonly string[] {
  return checkLanguage(new Map([["a.ts", text]]));
}

Deno.test("checkLanguage() reports path, line, word and suggestion", () => {
  assertEquals(check('const x = 1;\n// it is told once\nlog("started anew");\n'), [
    'a.ts:2: "told": logged, reported',
    'a.ts:3: "anew": again',
  ]);
});

Deno.test("checkLanguage() finds a phrase that a line break of a comment splits", () => {
  assertEquals(check("/**\n * The one that is\n * none.\n */"), [
    'a.ts:2: "is none": "there is no X", or a table cell',
  ]);
  assertEquals(check("// what the config has put\n// in force\n"), ['a.ts:1: "put in force": apply, current']);
});

Deno.test("checkLanguage() reports every construction of the word list", () => {
  const texts = [
    "unless told",
    "is told",
    "are told",
    "was told",
    "is none",
    "are none",
    "whom",
    "anew",
    "taken up",
    "put in force",
    "of use",
    "begun",
    "hands on what",
    "what waits",
    "knows no",
    "lacks",
    "the usual",
    "is at work",
    "MOST_ROWS",
    "USUAL_PORT",
    "SHORTEST_PAUSE_MS",
  ];
  assertEquals(texts.map((text) => [text, check(`// ${text} x`).length]), texts.map((text) => [text, 1]));
});

Deno.test("checkLanguage() accepts ordinary uses of the same letters", () => {
  const texts = [
    "at most 25 words",
    "a hands-on guide",
    "takes up to 5 s",
    "of use cases",
    "none of them failed",
    "const begunAt = 0;",
    "no such file or directory",
    "an odd number of rows is usually fine",
    "a double with an odd last bit",
    "if value is None:",
    "const ALMOST_FULL = usually;",
  ];
  for (const text of texts) assertEquals(check(text), [], text);
});

Deno.test("isChecked() reads code and docs, but no fixture and not the list itself", () => {
  const paths = [
    "src/a.ts",
    "docs/A.md",
    "config.example.jsonc",
    "tests/fixtures/a.md",
    "tools/language/rules.ts",
    "a.png",
  ];
  assertEquals(paths.filter(isChecked), ["src/a.ts", "docs/A.md", "config.example.jsonc"]);
});
