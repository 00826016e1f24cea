import fc from "fast-check";
import { hostHint, isHost, withoutBrackets } from "../../src/config/host.ts";
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

Deno.test("isHost() refuses what cannot be one", () => {
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

Deno.test("isHost() accepts only what makes a URL whose host it is", () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.domain(), fc.ipV4(), fc.ipV6()), (host) => {
    if (!isHost(host)) return;
    const bare = withoutBrackets(host);
    const url = new URL(`ws://${bare.includes(":") ? `[${bare}]` : bare}:1234/x`);
    assertEquals([url.port, url.pathname, url.username, url.search], ["1234", "/x", "", ""]);
  }));
});

Deno.test("isHost() accepts every domain and address", () => {
  fc.assert(fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), isHost));
});

Deno.test("hostHint() says what to change", () => {
  assertEquals(hostHint("wss://a"), 'write the host alone; "secure": true makes it wss');
  assertEquals(hostHint("a:8080"), 'the port goes into "port"');
  assertEquals(hostHint("[::1]:8080"), 'the port goes into "port"');
  assertEquals(hostHint("a/api"), "the path is fixed: write the host alone");
  assertEquals(hostHint("a b"), "it holds a space");
  assertEquals(hostHint("-a"), undefined);
});
