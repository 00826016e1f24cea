import fc from "fast-check";
import { isHost, stripBrackets, suggestHostFix } from "../../src/config/host.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("isHost() accepts host names, IPv4 and IPv6 addresses", () => {
  for (
    const host of [
      "localhost",
      "freqtrade_producer",
      "raspberry-pi.local",
      "bot.example.org.",
      "bücher.example",
      "10.0.0.1",
      "1and1.example",
      "a1",
      "::1",
      "[::1]",
      "2001:db8::8a2e:370:7334",
      "::ffff:127.0.0.1",
    ]
  ) assert(isHost(host), host);
});

Deno.test("isHost() rejects everything else", () => {
  for (
    const host of [
      "",
      " ",
      "my host",
      "10000.1241..2121/",
      "a..b",
      ".",
      "256.1.1.1",
      "1.2.3",
      "10000",
      "0x7f",
      "-a.example",
      "a-.example",
      "ws://host",
      "host:8080",
      "host/path",
      "user@host",
      "host?x",
      "host#x",
      "a\\b",
      "a%20b",
      "[host]",
      "[::1",
      "::1]:80",
      "12345::1",
      "fe80::1%eth0",
      "a\nb",
      `${"a".repeat(64)}.example`,
      Array.from({ length: 60 }, () => "abcd").join("."),
    ]
  ) assert(!isHost(host), JSON.stringify(host));
});

Deno.test("isHost() accepts only texts that become the host of a URL", () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.domain(), fc.ipV4(), fc.ipV6()), (host) => {
    if (!isHost(host)) return;
    const bare = stripBrackets(host);
    const url = new URL(`ws://${bare.includes(":") ? `[${bare}]` : bare}:1234/x`);
    assertEquals([url.port, url.pathname, url.username, url.search], ["1234", "/x", "", ""]);
  }));
});

Deno.test("isHost() accepts every domain and address", () => {
  fc.assert(fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), isHost));
});

Deno.test("suggestHostFix() suggests what to change", () => {
  assertEquals(suggestHostFix("wss://a"), 'write only the host; "secure": true selects wss');
  assertEquals(suggestHostFix("a:8080"), 'write the port in "port"');
  assertEquals(suggestHostFix("[::1]:8080"), 'write the port in "port"');
  assertEquals(suggestHostFix("a/api"), "write only the host; the path is fixed");
  assertEquals(suggestHostFix("a b"), "remove the space");
  assertEquals(suggestHostFix("-a"), undefined);
});
