import fc from "fast-check";
import { hasEscapes, listSpellings, spellEscaped, spellInsideBase64 } from "../../src/text/secret_spellings.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("spellInsideBase64() finds a secret after any prefix and before any suffix", () => {
  const bytes = fc.string({ maxLength: 20 });
  fc.assert(fc.property(bytes, fc.string({ minLength: 8, maxLength: 40 }), bytes, (before, secret, after) => {
    const pattern = new RegExp(spellInsideBase64(secret));
    for (const alphabet of ["base64", "base64url"] as const) {
      const text = new TextEncoder().encode((before + secret + after).toWellFormed()).toBase64({ alphabet });
      assert(pattern.test(text), text);
    }
  }));
});

Deno.test("spellEscaped() matches the text itself and any choice of an escape for each character", () => {
  const escapes: readonly ((c: string) => string)[] = [
    (c) => c,
    (c) => encodeURIComponent(c.toWellFormed()),
    (c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`,
    (c) => Array.from({ length: c.length }, (_, i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  ];
  const characters = fc.array(fc.tuple(fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }), fc.nat(3)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(fc.property(characters, (chosen) => {
    const secret = chosen.map(([grapheme]) => grapheme).join("");
    // a run of backslashes is escaped in one way
    if (secret.includes("\\\\")) return;
    const text = chosen.flatMap(([grapheme, way]) => [...grapheme].map((c) => escapes[way]?.(c) ?? c)).join("");
    assert(new RegExp(spellEscaped(secret), "i").test(text), `${secret} in ${text}`);
  }));
});

Deno.test("listSpellings() lists no empty text, and each spelling once or more in lower and upper case alike", () => {
  assert(listSpellings("%").every((spelling) => spelling !== ""));
  assertEquals(listSpellings("").filter((spelling) => spelling === ""), []);
});

Deno.test("hasEscapes() ignores escaped quotes, which every line of JSON has", () => {
  assertEquals(['{"a":"\\"b\\""}', "100 %", "a & b", "a%2fb", "&lt;", "&#39;", "\\u0061"].map(hasEscapes), [
    ...[false, false, false],
    ...[true, true, true, true],
  ]);
});
