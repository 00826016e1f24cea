import fc from "fast-check";
import { producerTitle, producerUrl } from "../../../src/producer/policy/address.ts";
import type { ProducerSettings } from "../../../src/producer/producer_settings.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const PRODUCER: ProducerSettings = { name: "default", host: "127.0.0.1", port: 8080, secure: false, ws_token: "t" };
const urlOf = (overrides: Partial<ProducerSettings>): string | null => producerUrl({ ...PRODUCER, ...overrides });

Deno.test("producerUrl() returns the URL of freqtrade's message websocket", () => {
  assertEquals(urlOf({}), "ws://127.0.0.1:8080/api/v1/message/ws?token=t");
  assertEquals(urlOf({ secure: true, host: "bot.example" }), "wss://bot.example:8080/api/v1/message/ws?token=t");
});

Deno.test("producerUrl() puts an IPv6 address in brackets, once", () => {
  assertEquals(urlOf({ host: "::1" }), "ws://[::1]:8080/api/v1/message/ws?token=t");
  assertEquals(urlOf({ host: "[fe80::2]" }), "ws://[fe80::2]:8080/api/v1/message/ws?token=t");
});

Deno.test("producerUrl() returns null for a host or port that is invalid or changes the address", () => {
  for (
    const host of ["10000.1241..2121/", "", "a b", "name/path", "user@name", "name?x=", "name#x", "ws://name", "name:1"]
  ) {
    assertEquals(urlOf({ host }), null, host);
  }
  for (const port of [-1, 65_536, 1.5, NaN]) assertEquals(urlOf({ port }), null, String(port));
});

Deno.test("producerUrl() encodes any token so that it arrives unchanged", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (ws_token) => {
    const url = urlOf({ ws_token });
    assert(url !== null);
    assertEquals(new URL(url).searchParams.get("token"), ws_token);
  }));
});

Deno.test("producerUrl() does not throw on a token that is not well-formed Unicode", () => {
  assertEquals(urlOf({ ws_token: "\ud800x" })?.split("=")[1], "%EF%BF%BDx");
});

Deno.test("producerTitle() names producer, host and port", () => {
  assertEquals(producerTitle(PRODUCER), 'producer "default" at 127.0.0.1:8080');
  assertEquals(producerTitle({ ...PRODUCER, host: "::1" }), 'producer "default" at [::1]:8080');
});
