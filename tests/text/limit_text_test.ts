import { limitText } from "../../src/text/limit_text.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("limitText() cuts only longer texts, and never through a character", () => {
  assertEquals(limitText("abc", 3), "abc");
  assertEquals(limitText("abcd", 3), "abc... (1 characters more)");
  assertEquals(limitText("ab\u{1F600}", 3).isWellFormed(), true);
});
