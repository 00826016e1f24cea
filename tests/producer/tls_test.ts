import { ProducerLink } from "../../src/producer/producer_link.ts";
import type { LinkFailure } from "../../src/events.ts";
import type { ProducerSettings } from "../../src/producer/producer_settings.ts";
import { WebSocketTransport } from "../../src/producer/web_socket_transport.ts";
import { OwnTransport } from "../../src/producer/websocket/own_transport.ts";
import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { LinkLog } from "../support/link_log.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { scripts } from "../support/scripts.ts";
import { strictTest } from "../support/strict.ts";

const TIMING = {
  wait_timeout: 300,
  ping_timeout: 10,
  sleep_time: 10,
  message_size_limit: 8,
  initial_candle_limit: 1500,
};
const WHITELIST = '{"type":"whitelist","data":["BTC/USDT"]}';

const fixture = (name: string): string => new URL(`../fixtures/tls/${name}`, import.meta.url).pathname;
const tls = { cert: Deno.readTextFileSync(fixture("server.pem")), key: Deno.readTextFileSync(fixture("server.key")) };

/** The tests of one transport. */
function suite(transport: string, makeTransport: () => OwnTransport | WebSocketTransport): void {
  const test = (name: string, body: () => Promise<void>): void => strictTest(`${transport}: ${name}`, body);

  /** Dials once, and returns the first message or the reason for the failure. */
  async function dial(producer: ScriptedProducer, settings: ProducerSettings): Promise<string | LinkFailure> {
    const transport = makeTransport();
    const log = new LinkLog();
    const stop = new AbortController();
    const link = new ProducerLink(settings, TIMING, { transport, clock: new FakeClock(), random: () => 0, ...log });
    const running = link.run(stop.signal);
    const outcome = await Promise.race([log.messages.at(0), log.when("link_closed").then(({ reason }) => reason)]);
    stop.abort();
    await running;
    await producer[Symbol.asyncDispose]();
    await transport.waitUntilClosed();
    return outcome;
  }

  /** Dials a producer that can't be reached, and returns the reason. */
  async function failure(producer: ScriptedProducer, settings: ProducerSettings): Promise<LinkFailure> {
    const outcome = await dial(producer, settings);
    if (typeof outcome === "string") throw new Error("the link opened");
    return outcome;
  }

  test("ca_file makes a private certificate authority trusted", async () => {
    const producer = new ScriptedProducer(scripts.sends(WHITELIST), tls);
    assertEquals(await dial(producer, producer.settings({ ca_file: fixture("ca.pem") })), WHITELIST);
  });

  test("without ca_file, a private authority is rejected, and the message names ca_file", async () => {
    const producer = new ScriptedProducer(scripts.sends(WHITELIST), tls);
    const { kind, message } = await failure(producer, producer.settings());
    assertEquals(kind, "bad_handshake");
    assertStringIncludes(message, "not trusted");
    assertStringIncludes(message, "ca_file");
  });

  test("a ca_file that is missing or contains no certificate is reported with its name", async () => {
    for (const name of ["missing.pem", "make.sh"]) {
      const producer = new ScriptedProducer(scripts.sends(WHITELIST), tls);
      const { kind, message } = await failure(producer, producer.settings({ ca_file: fixture(name) }));
      assertEquals(kind, "bad_ca_file");
      assertStringIncludes(message, name);
    }
  });

  test("a wrong setting of secure is reported, both ways", async () => {
    const plain = new ScriptedProducer((visit) => visit.raw("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const wanted = await failure(plain, plain.settings({ secure: true }));
    assertEquals(wanted.kind, "bad_handshake");
    assertStringIncludes(wanted.message, "secure");
    const secure = new ScriptedProducer(scripts.sends(WHITELIST), tls);
    const missed = await failure(secure, secure.settings({ secure: false }));
    assertEquals(missed.kind, "bad_handshake");
    assertStringIncludes(missed.message, "secure");
  });
}

suite("own", () => new OwnTransport());
suite("native", () => new WebSocketTransport());
