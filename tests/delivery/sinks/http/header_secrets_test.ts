import { findHeaderSecrets } from "../../../../src/delivery/sinks/http/header_secrets.ts";
import { assertEquals } from "../../../support/assert.ts";

const find = (headers: Readonly<Record<string, string>>): readonly string[] =>
  findHeaderSecrets(headers, new Set(["accept"]));

Deno.test("findHeaderSecrets() finds the value, its long words, and the login in Basic", () => {
  assertEquals(find({ Authorization: "Bearer abcdefgh" }), ["Bearer abcdefgh", "abcdefgh"]);
  const basic = btoa("me:p:w");
  assertEquals(find({ Authorization: `Basic ${basic}` }), [`Basic ${basic}`, basic, "me:p:w", "p:w"]);
  assertEquals(find({ Accept: "text/plain" }), []);
  assertEquals(find({ "X-Key": "Basic !!!" }), ["Basic !!!"]);
});
