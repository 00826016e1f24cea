import fc from "fast-check";
import { breakMarkup, escapeMarkup } from "../../../../src/delivery/sinks/discord/discord_markup.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

const LIVE = /https?:\/\/|(?<!\\)\]\(|(?<!\\)<[@#:t]|discord\.gg/;

Deno.test("escapeMarkup() and breakMarkup() leave no link, mention or masked link in any value", () => {
  const part = fc.constantFrom(
    "http",
    "https",
    "://",
    "[a]",
    "](",
    "(",
    "<@1>",
    "<#2>",
    "\\",
    "`",
    "discord",
    ".gg/x",
    "a",
  );
  fc.assert(fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
    const text = parts.join("");
    assert(!LIVE.test(breakMarkup(text)), breakMarkup(text));
    assert(!/https?:\/\/|discord\.gg/.test(escapeMarkup(text)), escapeMarkup(text));
    // what Discord shows is the text itself
    assertEquals(escapeMarkup(text).replaceAll(/\\([^\w\s])/g, "$1"), text);
  }));
});

Deno.test("escapeMarkup() escapes headings and lists at the start of a line, and no price", () => {
  assertEquals(["# a", "- a", "1. a", "-# a", "1051.35", "-3", "#1"].map(escapeMarkup), [
    ...["\\# a", "\\- a", "1\\. a", "-\\# a", "1051.35", "-3", "#1"],
  ]);
});
