import fc from "fast-check";
import { headerProblem, headerValue } from "../../src/text/http_header.ts";
import { assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";

Deno.test("headerProblem() rejects every header that fetch rejects", () => {
  const name = fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z-]{1,10}$/));
  const value = fc.oneof(fc.string(), fc.string({ unit: "binary" }));
  fc.assert(fc.property(name, value, (name, value) => {
    if (headerProblem(name, value) === null) new Headers([[name, value]]);
  }));
});

Deno.test("headerProblem() does not quote the value", () => {
  assertStringIncludes(headerProblem("a b", "c") ?? "none", "name of a header");
  assertStringIncludes(headerProblem("", "c") ?? "none", "name of a header");
  assertStringIncludes(headerProblem("Content-Length", "3") ?? "none", "the program sets itself");
  assertStringIncludes(headerProblem("Host", "h") ?? "none", "the program sets itself");
  for (const value of ["s3cret\r\nX: y", "s3cret\u0000", "s3cret\u20ac"]) {
    assertMatch(headerProblem("X-Token", value) ?? "none", /^the value of a header(?!.*s3cret)/);
  }
  assertEquals(headerProblem("X-Token", "Bearer abc, {pair}"), null);
});

Deno.test("headerValue() makes any text valid for a header, and is reversible", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const value = headerValue(text);
    assertEquals(headerProblem("X-Tag", value), null);
    if (!text.includes("%")) assertEquals(decodeURIComponent(value), text.toWellFormed());
  }));
  assertEquals(headerValue("a tag"), "a tag");
});
