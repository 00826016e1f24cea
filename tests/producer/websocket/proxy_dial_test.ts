import { openSocket } from "../../../src/producer/websocket/open_socket.ts";
import { HandshakeError } from "../../../src/producer/websocket/handshake_error.ts";
import { assertEquals, assertMatch, assertRejects } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { switchingProtocols } from "../../support/web_socket_frames.ts";

/** Runs `body` with a proxy on this machine that answers each request with what `answer` returns. */
async function withProxy(
  answer: (head: string) => string | Promise<string>,
  body: () => Promise<void>,
): Promise<readonly string[]> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const heads: string[] = [];
  const serving = (async () => {
    for await (const connection of listener) {
      const buffer = new Uint8Array(4096);
      for (let count = await connection.read(buffer); count !== null; count = await connection.read(buffer)) {
        const head = new TextDecoder().decode(buffer.subarray(0, count));
        heads.push(head);
        await connection.write(new TextEncoder().encode(await answer(head)));
      }
      connection.close();
    }
  })();
  Deno.env.set("http_proxy", `http://user:secret@127.0.0.1:${listener.addr.port}`);
  try {
    await body();
  } finally {
    Deno.env.delete("http_proxy");
    listener.close();
    await serving;
  }
  return heads;
}

const URL_BEHIND = new URL("ws://bot.example:8080/api/v1/message/ws?token=t");
const OPTIONS = { caCerts: [], offerCompression: false };

strictTest("a dial goes through the proxy of the environment", async () => {
  const heads = await withProxy(
    (head) => head.startsWith("CONNECT ") ? "HTTP/1.1 200 Connection established\r\n\r\n" : switchingProtocols(head),
    async () => (await openSocket(URL_BEHIND, OPTIONS, () => {})).socket.close(),
  );
  assertEquals(heads.map((head) => head.split("\r\n")[0]), [
    "CONNECT bot.example:8080 HTTP/1.1",
    "GET /api/v1/message/ws?token=t HTTP/1.1",
  ]);
});

strictTest("a proxy that refuses is named without its credentials", async () => {
  await withProxy(() => "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", async () => {
    const error = await assertRejects(() => openSocket(URL_BEHIND, OPTIONS, () => {}), HandshakeError);
    assertMatch(error.message, /^the proxy 127\.0\.0\.1:\d+ answered HTTP 407$/);
  });
});
