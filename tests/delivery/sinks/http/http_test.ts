import {
  hostOf,
  type HttpAnswer,
  type HttpRequest,
  originOf,
  sendHttp,
} from "../../../../src/delivery/sinks/http/send_http.ts";
import { openSinkClient } from "../../../../src/delivery/sinks/http/sink_client.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../support/assert.ts";
import { answers } from "../../../support/http_answers.ts";
import { HttpServer } from "../../../support/http_server.ts";
import { strictTest } from "../../../support/strict.ts";
import { rootDir } from "../../../support/task_flags.ts";

const SECRET = "/hooks/s3cretPath?key=s3cretQuery";

function send(origin: string, changes: Partial<HttpRequest> = {}): Promise<HttpAnswer> {
  const abort = new AbortController().signal;
  return sendHttp({ url: origin + SECRET, method: "POST", body: "hello", timeoutMs: 20_000, abort, ...changes });
}

/** Sends to a server on bare TCP that, of each connection, reads one byte, does something, and closes the connection. */
async function afterFirstByte(protocol: string, act: (connection: Deno.Conn) => unknown): Promise<HttpAnswer> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serving = (async () => {
    for await (const connection of listener) {
      await connection.read(new Uint8Array(1));
      await act(connection);
      connection.close();
    }
  })();
  const answer = await send(`${protocol}://127.0.0.1:${listener.addr.port}`);
  listener.close();
  await serving;
  return answer;
}

/** Returns the reason of a missing answer, which must not contain the URL. */
function reasonOf(answer: HttpAnswer, why: string, reached: boolean): string {
  assert(answer.type === "unanswered", `there was an answer: ${JSON.stringify(answer)}`);
  assertEquals([answer.why, answer.reached], [why, reached], answer.reason);
  assert(!answer.reason.includes("s3cret") && !answer.reason.includes("/hooks"), answer.reason);
  return answer.reason;
}

strictTest("sendHttp() returns status, headers and body", async () => {
  await using server = new HttpServer(answers.status(418, { headers: { "x-kind": "pot" }, body: "täa" }));
  const answer = await send(server.origin, { headers: { "X-Mine": "1" } });
  assert(answer.type === "answered");
  assertEquals([answer.status, answer.headers.get("x-kind"), answer.body, answer.complete], [418, "pot", "täa", true]);
  const request = await server.requests.at(0);
  assertEquals([request.method, request.url, request.body], ["POST", SECRET, "hello"]);
  assertEquals(request.headers.get("x-mine"), "1");
});

strictTest("sendHttp() does not follow redirects", async () => {
  await using elsewhere = new HttpServer(answers.status(200));
  await using server = new HttpServer(answers.status(302, { headers: { location: elsewhere.origin } }));
  const answer = await send(server.origin);
  assert(answer.type === "answered");
  assertEquals(answer.status, 302);
  assertEquals(elsewhere.requests.items.length, 0);
});

strictTest("sendHttp() reads 64 KiB of an endless body, then closes the connection", async () => {
  await using server = new HttpServer(answers.endless);
  const answer = await send(server.origin);
  assert(answer.type === "answered");
  assertEquals([answer.status, answer.body.length, answer.complete], [200, 64 << 10, false]);
});

strictTest("sendHttp() returns the status of an answer whose body breaks off", async () => {
  await using server = new HttpServer(answers.breakOff);
  const answer = await send(server.origin);
  assert(answer.type === "answered");
  assertEquals([answer.status, answer.body, answer.complete], [200, "{", false]);
});

strictTest("sendHttp() applies its timeout to the rest of a body", async () => {
  await using server = new HttpServer(answers.stall);
  const answer = await send(server.origin, { timeoutMs: 200 });
  assert(answer.type === "answered");
  assertEquals([answer.status, answer.body, answer.complete], [200, "{", false]);
});

strictTest("sendHttp() applies its timeout to the answer", async () => {
  await using server = new HttpServer(answers.hang);
  const reason = reasonOf(await send(server.origin, { timeoutMs: 100 }), "timeout", true);
  assertEquals(reason, `127.0.0.1:${server.port} did not answer within 0.1 s`);
});

strictTest("sendHttp() with once does not repeat a request whose connection breaks", async () => {
  await using server = new HttpServer([answers.status(200), answers.hangUp]);
  assertEquals((await send(server.origin, { once: true })).type, "answered");
  assertStringIncludes(reasonOf(await send(server.origin, { once: true }), "network", true), "closed the connection");
  assertEquals(server.requests.items.map(({ body }) => body), ["hello", "hello"]);
});

strictTest("sendHttp() ends at once when it is aborted", async () => {
  await using server = new HttpServer(answers.hang);
  const controller = new AbortController();
  const sending = send(server.origin, { abort: controller.signal });
  await server.requests.at(0);
  controller.abort();
  assertStringIncludes(reasonOf(await sending, "aborted", true), "aborted before");
  assertStringIncludes(reasonOf(await send(server.origin, { abort: controller.signal }), "aborted", false), "aborted");
  assertEquals(server.requests.items.length, 1);
});

strictTest("sendHttp() describes network errors without the URL", async () => {
  await using hangUp = new HttpServer(answers.hangUp);
  assertStringIncludes(
    reasonOf(await send(hangUp.origin), "network", true),
    "closed the connection before it answered",
  );
  await using gibberish = new HttpServer(answers.gibberish);
  assertStringIncludes(reasonOf(await send(gibberish.origin), "network", true), "not in HTTP");

  const closed = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  closed.close();
  const nobody = await send(`http://127.0.0.1:${closed.addr.port}`);
  assertEquals(
    reasonOf(nobody, "network", false),
    `127.0.0.1:${closed.addr.port} refused the connection: no program listens on this port`,
  );
  assertStringIncludes(reasonOf(await send("http://no-such-host.invalid"), "network", false), "host name is unknown");
  assertStringIncludes(reasonOf(await send("http://127.0.0.1:1"), "network", false), "127.0.0.1:1");
});

strictTest("sendHttp() reports a connection that is reset during the request", async () => {
  // closed with bytes unread, the kernel resets it
  const answer = await afterFirstByte("http", () => {});
  assertStringIncludes(reasonOf(answer, "network", true), "closed the connection before it answered");
});

strictTest("sendHttp() reports a missing permission for the host", {
  permissions: { read: true, net: false },
}, async () => {
  const reason = reasonOf(await send("http://127.0.0.1:8080"), "network", false);
  assertStringIncludes(reason, "no permission to connect to 127.0.0.1:8080");
});

strictTest("sendHttp() trusts the authority of ca_file", async () => {
  const folder = `${rootDir}/tests/fixtures/tls`;
  const [cert, key] = await Promise.all(
    ["server.pem", "server.key"].map((name) => Deno.readTextFile(`${folder}/${name}`)),
  );
  await using server = new HttpServer(answers.status(200), { cert: cert ?? "", key: key ?? "" });
  assertStringIncludes(reasonOf(await send(server.origin), "network", false), "TLS certificate that is not trusted");
  using client = openSinkClient(`${folder}/ca.pem`);
  const answer = await send(server.origin, { client });
  assert(answer.type === "answered", JSON.stringify(answer));
  assertEquals(answer.status, 200);

  const plain = await afterFirstByte(
    "https",
    (connection) => connection.write(new TextEncoder().encode("SSH-2.0-x\r\n")),
  );
  assertStringIncludes(reasonOf(plain, "network", false), "does not speak TLS");
});

strictTest("hostOf() and originOf() show host and port only", () => {
  assertEquals(hostOf("https://example.org:8443/a/b?c"), "example.org:8443");
  assertEquals(originOf("https://example.org/a/b?c"), "https://example.org");
  assertEquals([hostOf("s3cret"), originOf("s3cret")], ["the receiver", "an invalid URL"]);
});
