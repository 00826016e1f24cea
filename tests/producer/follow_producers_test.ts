import { utf8 } from "../support/utf8.ts";
import type { LinkReport } from "../../src/producer/producer_link.ts";
import { followProducers } from "../../src/producer/follow_producers.ts";
import type { ProducerSettings } from "../../src/producer/producer_settings.ts";
import { assertEquals } from "../support/assert.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";
import { type FakeDial, FakeTransport } from "../support/fake_transport.ts";
import { strictTest } from "../support/strict.ts";

const TIMING = {
  wait_timeout: 300,
  ping_timeout: 10,
  sleep_time: 10,
  message_size_limit: 8,
  initial_candle_limit: 1500,
};
const producer = (name: string, host = name): ProducerSettings => ({
  name,
  host,
  port: 8080,
  secure: false,
  ws_token: "t0ken",
});

strictTest("followProducers() keeps producers apart: their names, their failures, their requests", async () => {
  const clock = new FakeClock();
  const transport = new FakeTransport(clock, ({ url, handlers }: FakeDial) => {
    if (url.includes("broken")) return handlers.onEnd({ kind: "failed", detail: "Invalid status code: 403" });
    handlers.onOpen();
    handlers.onMessage(utf8(`from ${new URL(url).hostname}`));
  });
  const messages: string[][] = [];
  const events: LinkReport[] = [];
  const stop = new AbortController();
  const links = followProducers(
    [producer("broken"), producer("lost", "no/host"), producer("a"), producer("b")],
    TIMING,
    {
      transport,
      clock,
      random: () => 0,
      onMessage: (name, bytes) => {
        messages.push([name, new TextDecoder().decode(bytes)]);
        if (name === "a") throw new Error("trouble with a");
      },
      onEvent: (event) => events.push(event),
    },
    stop.signal,
  );
  await settle();
  assertEquals(messages, [["a", "from a"], ["b", "from b"]]);
  assertEquals(["broken", "lost", "a", "b", "unknown"].map((name) => links.request(name, "hello")), [
    false,
    false,
    true,
    true,
    false,
  ]);
  const failures = events.flatMap((event) => event.type === "link_closed" ? [[event.producer, event.reason.kind]] : []);
  assertEquals(failures.sort(), [["broken", "unauthorized"], ["lost", "invalid_url"]]);
  stop.abort();
  await links.done;
  assertEquals(clock.sleeping, 0);
  assertEquals(transport.dials.filter(({ abandoned }) => !abandoned).length, 0);
});
