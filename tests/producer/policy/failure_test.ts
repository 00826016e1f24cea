import {
  classifyEnd,
  describeDialTimeout,
  describeInvalidUrl,
  describeOversize,
  describeSilence,
  describeStop,
} from "../../../src/producer/policy/failure.ts";
import { producerUrl } from "../../../src/producer/policy/address.ts";
import type { LinkTiming, ProducerSettings } from "../../../src/producer/producer_settings.ts";

import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";

type TransportEnd = Parameters<typeof classifyEnd>[0];

const PRODUCER: ProducerSettings = {
  name: "gpu",
  host: "bot.example",
  port: 8080,
  secure: false,
  ws_token: "s3cret/+",
};
const TIMING: LinkTiming = {
  wait_timeout: 300,
  ping_timeout: 10,
  sleep_time: 10,
  message_size_limit: 8,
  initial_candle_limit: 1500,
};
const PREFIX = "NetworkError: failed to connect to WebSocket: ";
const failed = (detail: string): TransportEnd => ({ kind: "failed", detail: PREFIX + detail });

/** Deno 2.9.6's text for a failed dial, the kind of failure, and a part of our message. */
const DIALS: readonly (readonly [string, string, string])[] = [
  ["tcp connect error", "refused", "is the producer running"],
  ["dns error", "refused", "the host name is unknown"],
  ["Invalid status code: 401", "unauthorized", "HTTP 401"],
  ["Invalid status code: 403", "unauthorized", "compare ws_token with api_server.ws_token in the producer's config"],
  ["Invalid status code: 404", "bad_handshake", "no freqtrade message websocket"],
  ["Invalid status code: 301", "bad_handshake", "set secure to true"],
  ["Invalid status code: 502", "bad_handshake", "HTTP 502"],
  ["Invalid status code: 200", "bad_handshake", "check that host and port"],
  ["connection closed before message completed", "bad_handshake", "closed the connection during the handshake"],
  ["invalid HTTP version parsed", "bad_handshake", "check the port"],
  ["invalid peer certificate: UnknownIssuer", "bad_handshake", "ca_file"],
  ["Invalid upgrade header", "bad_handshake", "Invalid upgrade header"],
];

Deno.test("classifyEnd() explains a failed connection attempt and what to do", () => {
  for (const [detail, kind, says] of DIALS) {
    const failure = classifyEnd(failed(detail), PRODUCER, false);
    assertEquals(failure.kind, kind, detail);
    assertStringIncludes(failure.message, says);
    assertStringIncludes(failure.message, 'producer "gpu" at bot.example:8080');
  }
});

Deno.test("classifyEnd() explains the same error differently once the link was open", () => {
  assertEquals(classifyEnd({ kind: "failed", detail: "Unexpected EOF" }, PRODUCER, true).kind, "closed");
  assertEquals(classifyEnd({ kind: "failed", detail: "Frame too large" }, PRODUCER, true).kind, "message_too_big");
  assertEquals(classifyEnd({ kind: "closed", code: 1001, reason: "" }, PRODUCER, true).kind, "closed");
});

Deno.test("fault 8: no message contains the token, even when the transport or the producer reports it", () => {
  const url = producerUrl(PRODUCER) ?? "";
  const said = `no luck with ${url} and ${PRODUCER.ws_token}`;
  const ends: readonly TransportEnd[] = [
    { kind: "invalid_url", detail: said },
    { kind: "bad_ca_file", detail: said },
    { kind: "not_permitted", detail: said },
    { kind: "failed", detail: said },
    { kind: "failed", detail: `${said} Frame too large` },
    { kind: "closed", code: 1008, reason: said },
    { kind: "closed", code: 1000, reason: said },
  ];
  const failures = ends.flatMap((end) => [classifyEnd(end, PRODUCER, true), classifyEnd(end, PRODUCER, false)]);
  const others = [
    describeInvalidUrl(PRODUCER),
    describeDialTimeout(PRODUCER, TIMING),
    describeSilence(PRODUCER, TIMING),
    describeOversize(PRODUCER, 9_000_000, TIMING),
    describeStop(PRODUCER),
  ];
  for (const { message } of [...failures, ...others]) {
    assert(!message.includes(PRODUCER.ws_token), message);
    assert(!message.includes(encodeURIComponent(PRODUCER.ws_token)), message);
  }
});

Deno.test("describeOversize() names the size, the limit and the key to change", () => {
  const { message } = describeOversize(PRODUCER, 9_000_000, TIMING);
  for (const part of ["8.59 MB", "8 MB", "message_size_limit"]) assertStringIncludes(message, part);
});
