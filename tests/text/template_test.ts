import fc from "fast-check";
import { type Signal, SIGNAL_FIELDS } from "../../src/signal.ts";
import { compileTemplate, TemplateError, templateProblem, urlTemplateProblem } from "../../src/text/template.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

const field = fc.constantFrom(...SIGNAL_FIELDS);

Deno.test("SIGNAL_FIELDS names every field of a signal", () => {
  assertEquals([...SIGNAL_FIELDS].sort(), Object.keys(makeSignal()).sort() as (keyof Signal)[]);
});

Deno.test("compileTemplate() reverses doubled braces in any text", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom("{", "}", "a", ":", "{{", "pair", "\n") }), (text) => {
    const escaped = text.replaceAll("{", "{{").replaceAll("}", "}}");
    assertEquals(templateProblem(escaped), null);
    assertEquals(compileTemplate(escaped).render(makeSignal()), text);
    assertEquals(compileTemplate(escaped).value(makeSignal()), text);
  }));
});

Deno.test("compileTemplate() inserts the encoded fields", () => {
  const part = fc.oneof(fc.string().map((text) => ({ text })), field.map((name) => ({ name })));
  fc.assert(fc.property(fc.array(part), fc.string(), (parts, tag) => {
    const signal = makeSignal({ tag });
    const template = parts.map((p) => "name" in p ? `{${p.name}}` : p.text.replaceAll(/[{}]/g, "$&$&")).join("");
    const encode = (value: string): string => `<${value}>`;
    const expected = parts.map((p) => "name" in p ? `<${signal[p.name] ?? ""}>` : p.text).join("");
    assertEquals(compileTemplate(template).render(signal, encode), expected);
  }));
});

Deno.test("compileTemplate() reads braces like Python's str.format", () => {
  const signal = makeSignal({ pair: "BTC/USDT", price: 3.14159 });
  assertEquals(compileTemplate("{{{pair}}}").render(signal), "{BTC/USDT}");
  assertEquals(compileTemplate("{{pair}}").render(signal), "{pair}");
  assertEquals(compileTemplate("{price:.2f} {price:.0f} {price}").render(signal), "3.14 3 3.14159");
});

Deno.test("compileTemplate() inserts an empty text for a null field", () => {
  const signal = makeSignal({ tag: null, price: null });
  assertEquals(compileTemplate("[{tag}|{price}|{price:.2f}]").render(signal), "[||]");
});

Deno.test("compileTemplate().value() returns the value of a single placeholder", () => {
  const signal = makeSignal({ price: 2.5, tag: null });
  assertEquals(compileTemplate("{price}").value(signal), 2.5);
  assertEquals(compileTemplate("{tag}").value(signal), null);
  assertEquals(compileTemplate("{price:.2f}").value(signal), "2.50");
  assertEquals(compileTemplate("{price} ").value(signal), "2.5 ");
  assertEquals(compileTemplate("").value(signal), "");
});

Deno.test("templateProblem() names the mistake, and suggests a field", () => {
  const problems: Record<string, string> = {
    "{pari}": "unknown placeholder {pari}: did you mean {pair}?",
    "{ pair }": "unknown placeholder { pair }: did you mean {pair}?",
    "{stake}": "unknown placeholder {stake}: the fields are id, time, strategy, pair",
    "{}": "unknown placeholder {}: the fields are id",
    "{price:.2e}": "unknown format in {price:.2e}",
    "{price:.21f}": "unknown format",
    "{price:}": "unknown format",
    "{pair:.2f}": "only price can have decimals",
    "{pair": 'single "{": write "{{"',
    "pair}": 'single "}": write "}}"',
    "{constructor}": "unknown placeholder {constructor}",
  };
  for (const [template, problem] of Object.entries(problems)) {
    assertStringIncludes(templateProblem(template) ?? "none", problem);
    assertThrows(() => compileTemplate(template), TemplateError, problem);
  }
  assertEquals(templateProblem("{pair} {price:.8f} {{x}}"), null);
});

Deno.test("urlTemplateProblem() rejects a placeholder in the host", () => {
  for (
    const url of [
      "https://{tag}/x",
      "https://hooks.{producer}.org",
      "http:{tag}",
      "https://u{tag}@h/",
      "https:\\\\{tag}",
    ]
  ) {
    assertStringIncludes(urlTemplateProblem(url) ?? "none", "host of a URL");
  }
  assertEquals(urlTemplateProblem("https://example.org/{pair}?side={side}"), null);
  assertStringIncludes(urlTemplateProblem("https://example.org/{pari}") ?? "none", "did you mean {pair}?");
});
