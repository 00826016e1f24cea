import fc from "fast-check";
import { compileJsonTemplate, jsonTemplateProblems } from "../../src/text/json_template.ts";
import { TemplateError } from "../../src/text/template.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

Deno.test("compileJsonTemplate() does not change a JSON value without braces", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const json = JSON.stringify(value).replaceAll(
      /[{}]/g,
      (brace, at: number, all: string) => inText(all, at) ? "_" : brace,
    );
    assertEquals(JSON.stringify(compileJsonTemplate(JSON.parse(json))(makeSignal())), JSON.stringify(JSON.parse(json)));
  }));
});

Deno.test("compileJsonTemplate() fills in texts but no keys, and keeps numbers and nulls", () => {
  const template = compileJsonTemplate({
    "{pair}": "{pair}",
    list: ["{price}", "{tag}", "{price:.1f}", "{{}}"],
    deep: { fixed: 3, on: true, none: null },
  });
  assertEquals(template(makeSignal({ price: 2.25, tag: null })), {
    "{pair}": "BTC/USDT",
    list: [2.25, null, "2.3", "{}"],
    deep: { fixed: 3, on: true, none: null },
  });
});

Deno.test("jsonTemplateProblems() finds every wrong text with its path", () => {
  const template = { a: ["ok {pair}", "{pari}"], b: { c: "{" }, n: 3, nothing: null };
  const problems = jsonTemplateProblems(template);
  assertEquals(problems.map(({ path }) => path.join(".")), ["a.1", "b.c"]);
  assertStringIncludes(problems[0]?.problem ?? "", "did you mean {pair}?");
  assertThrows(() => compileJsonTemplate(template), TemplateError, "unknown placeholder {pari}");
});

/** Whether the character at `at` of JSON text stands inside of a string. */
function inText(json: string, at: number): boolean {
  return (json.slice(0, at).replaceAll(/\\./g, "").split('"').length - 1) % 2 === 1;
}
