import { checkAnswer, openingRequest } from "../../../src/producer/websocket/handshake.ts";
import { HandshakeError } from "../../../src/producer/websocket/handshake_error.ts";
import { FLOOD_LIMITS, FloodGuard } from "../../../src/producer/websocket/flood_guard.ts";
import { chooseProxy, connectRequest } from "../../../src/producer/websocket/proxy.ts";
import { encodeFrame } from "../../../src/producer/websocket/encode_frame.ts";
import { assert, assertEquals, assertMatch, assertRejects, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { decodeClientFrames } from "../../support/web_socket_frames.ts";

/** The key and the answer of RFC 6455, section 1.3. */
const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
const ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
const ANSWER = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: keep-alive, Upgrade"];
const GOOD = [...ANSWER, `Sec-WebSocket-Accept: ${ACCEPT}`].join("\r\n");
const DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover";

strictTest(
  "the handshake accepts the answer of RFC 6455 and agrees on compression only when it was offered",
  async () => {
    assertEquals(await checkAnswer(GOOD, KEY, false), false);
    assertEquals(await checkAnswer(`${GOOD}\r\n${DEFLATE}`, KEY, true), true);
    await assertRejects(() => checkAnswer(`${GOOD}\r\n${DEFLATE}`, KEY, false), HandshakeError);
    await assertRejects(
      () => checkAnswer(`${GOOD}\r\nSec-WebSocket-Extensions: permessage-deflate`, KEY, true),
      HandshakeError,
    );
  },
);

const REFUSED: readonly (readonly [name: string, head: string, says: RegExp])[] = [
  ["another status", "HTTP/1.1 403 Forbidden", /Invalid status code: 403/],
  ["no HTTP", "SSH-2.0-OpenSSH", /invalid HTTP/],
  ["no Upgrade", GOOD.replace("Upgrade: websocket\r\n", ""), /Upgrade/],
  ["no Connection", GOOD.replace("keep-alive, Upgrade", "close"), /Connection/],
  ["the accept of another key", GOOD.replace(ACCEPT, "x"), /Sec-WebSocket-Accept/],
  ["a subprotocol", `${GOOD}\r\nSec-WebSocket-Protocol: chat`, /subprotocol/],
];

for (const [name, head, says] of REFUSED) {
  strictTest(`the handshake refuses ${name}`, async () => {
    const error = await assertRejects(() => checkAnswer(head, KEY, false), HandshakeError);
    assertMatch(error.message, says);
  });
}

strictTest("the opening request offers compression only when it is wanted", () => {
  const url = new URL("ws://[::1]:8080/api/v1/message/ws?token=a%2Bb");
  assertMatch(
    openingRequest(url, KEY, false),
    /^GET \/api\/v1\/message\/ws\?token=a%2Bb HTTP\/1\.1\r\nHost: \[::1\]:8080\r\n/,
  );
  assert(!openingRequest(url, KEY, false).includes("Extensions"));
  assertMatch(openingRequest(url, KEY, true), /permessage-deflate/);
});

strictTest("a client's frame is masked and carries its payload at every length", () => {
  for (const length of [0, 1, 125, 126, 65_535, 65_536]) {
    const { frames, rest } = decodeClientFrames(encodeFrame(1, new TextEncoder().encode("a".repeat(length))));
    assertEquals(frames, [{ opcode: 1, text: "a".repeat(length) }]);
    assertEquals(rest.length, 0);
  }
});

strictTest("the flood guard lets bursts pass and refuses what goes on forever", () => {
  const guard = new FloodGuard(0);
  assert(guard.take(FLOOD_LIMITS.frames, 0, 0));
  assert(!guard.take(1, 0, 0));
  assert(guard.take(FLOOD_LIMITS.framesPerSecond - 1, 0, 1000));
  const steady = new FloodGuard(0);
  for (let second = 1; second < 1000; second++) assert(steady.take(2000, 72 * 2 ** 20, second * 1000));
});

strictTest("the proxy comes from the environment, and NO_PROXY and this machine are exempt", () => {
  const choose = (url: string, environment: Readonly<Record<string, string>>): string | null => {
    const proxy = chooseProxy(new URL(url), (name) => environment[name]);
    return proxy === null ? null : `${proxy.hostname}:${proxy.port} ${proxy.authorization ?? ""}`.trim();
  };
  const bot = "ws://bot.example:8080/";
  assertEquals(choose(bot, {}), null);
  assertEquals(choose(bot, { HTTP_PROXY: "http://p:3128" }), "p:3128");
  assertEquals(choose(bot, { HTTP_PROXY: "http://p:3128", http_proxy: "q:1" }), "q:1");
  assertEquals(choose(bot, { HTTPS_PROXY: "http://p:3128" }), null);
  assertEquals(choose("wss://bot.example/", { ALL_PROXY: "http://u:p%40ss@p" }), `p:80 Basic ${btoa("u:p@ss")}`);
  for (const list of ["*", "bot.example", ".example", "*.example", "a, bot.example:8080"]) {
    assertEquals(choose(bot, { ALL_PROXY: "http://p", NO_PROXY: list }), null, list);
  }
  for (const list of ["", "ot.example", "bot.example:1"]) {
    assertEquals(choose(bot, { ALL_PROXY: "p", NO_PROXY: list }), "p:80", list);
  }
  for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
    assertEquals(choose(`ws://${host}:1/`, { ALL_PROXY: "p" }), null);
  }
  assertThrows(() => choose(bot, { ALL_PROXY: "socks5://p" }), HandshakeError);
});

strictTest("a proxy is asked with its credentials", () => {
  assertEquals(
    connectRequest("bot.example:8080", { hostname: "p", port: 1, authorization: "Basic x" }),
    "CONNECT bot.example:8080 HTTP/1.1\r\nHost: bot.example:8080\r\nProxy-Authorization: Basic x\r\n\r\n",
  );
});
