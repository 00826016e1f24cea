import { utf8 } from "../support/utf8.ts";
import fc from "fast-check";
import { type LinkDeps, ProducerLink } from "../../src/producer/producer_link.ts";
import type { LinkTiming, ProducerSettings } from "../../src/producer/producer_settings.ts";
import type { TransportEnd } from "../../src/producer/transport.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";
import { type FakeDial, FakeTransport } from "../support/fake_transport.ts";
import { LinkLog } from "../support/link_log.ts";
import { strictTest } from "../support/strict.ts";

const PRODUCER: ProducerSettings = { name: "gpu", host: "bot.example", port: 8080, secure: false, ws_token: "t0ken" };
const TIMING: LinkTiming = {
  wait_timeout: 300,
  ping_timeout: 10,
  sleep_time: 10,
  message_size_limit: 8,
  initial_candle_limit: 1500,
};
const PROBE = '{"type":"whitelist","data":null}';
const REFUSED: TransportEnd = { kind: "failed", detail: "tcp connect error" };
const REJECTED: TransportEnd = { kind: "closed", code: 1008, reason: "" };
const DROPPED: TransportEnd = { kind: "failed", detail: "Unexpected EOF" };

interface Scene {
  readonly link: ProducerLink;
  readonly clock: FakeClock;
  readonly transport: FakeTransport;
  readonly log: LinkLog;
  readonly stop: () => Promise<void>;
}

/** A running link on a fake clock and a fake network. */
async function start(
  options: {
    readonly onDial?: (dial: FakeDial) => void;
    readonly deps?: Partial<LinkDeps>;
    readonly timing?: LinkTiming;
  } = {},
): Promise<Scene> {
  const clock = new FakeClock();
  const transport = new FakeTransport(clock, options.onDial);
  const log = new LinkLog();
  const deps = { transport, clock, random: () => 0, ...log, ...options.deps };
  const link = new ProducerLink(PRODUCER, options.timing ?? TIMING, deps);
  const controller = new AbortController();
  const running = link.run(controller.signal);
  await settle();
  const stop = async (): Promise<void> => {
    controller.abort();
    await running;
    assertEquals(clock.sleeping, 0, "a wait was left behind");
    assert(transport.dials.every((dial) => dial.abandoned), "a connection was left behind");
  };
  return { link, clock, transport, log, stop };
}

/** Returns the seconds between the dials. */
function gaps(transport: FakeTransport): number[] {
  return transport.dials.slice(1).map((dial, i) => (dial.at - (transport.dials[i]?.at ?? 0)) / 1000);
}

strictTest(
  "run() connects, subscribes, and requests the whitelist and the candles, in this order",
  async () => {
    const { transport, log, stop } = await start();
    assertEquals(transport.last.url, "ws://bot.example:8080/api/v1/message/ws?token=t0ken");
    assertEquals(transport.last.sent, []);
    transport.last.handlers.onOpen();
    assertEquals(transport.last.sent, [
      '{"type":"subscribe","data":["whitelist","analyzed_df"]}',
      PROBE,
      '{"type":"analyzed_df","data":{"limit":1500}}',
    ]);
    await stop();
    assertEquals(log.events.items.map(({ type }) => type), ["link_connecting", "link_opened", "link_closed"]);
  },
);

strictTest("every text frame is forwarded with its time of arrival", async () => {
  const { clock, transport, log, stop } = await start();
  transport.last.handlers.onOpen();
  const began = clock.now();
  transport.last.handlers.onMessage(utf8("one"));
  await clock.advance(1500);
  transport.last.handlers.onMessage(utf8("two"));
  assertEquals(log.messages.items, ["one", "two"]);
  assertEquals(log.receivedAt, [began, began + 1500]);
  await stop();
});

strictTest("the link is probed after wait_timeout of silence, and any frame ends the silence", async () => {
  const { clock, transport, log, stop } = await start();
  transport.last.handlers.onOpen();
  await clock.advance(200_000);
  transport.last.handlers.onMessage(utf8("a frame"));
  await clock.advance(299_999);
  assertEquals(transport.last.sent.length, 3);
  await clock.advance(1);
  assertEquals(transport.last.sent.slice(3), [PROBE]);
  assertEquals(log.of("link_probed").map(({ silentForMs }) => silentForMs), [300_000]);
  await clock.advance(9_999);
  transport.last.handlers.onMessage(utf8("any other frame"));
  await clock.advance(300_000 - 1);
  assertEquals([transport.dials.length, transport.last.sent.length], [1, 4]);
  await clock.advance(1);
  assertEquals([transport.dials.length, transport.last.sent.length], [1, 5]);
  await stop();
});

strictTest("a message costs no timer", async () => {
  let sleeps = 0;
  const clock = new FakeClock();
  const transport = new FakeTransport(clock);
  const counting = {
    now: () => clock.now(),
    sleep: (ms: number, signal?: AbortSignal): Promise<void> => {
      sleeps++;
      return clock.sleep(ms, signal);
    },
  };
  const stop = new AbortController();
  const link = new ProducerLink(PRODUCER, TIMING, { transport, clock: counting, random: () => 0, ...new LinkLog() });
  const running = link.run(stop.signal);
  transport.last.handlers.onOpen();
  await settle();
  const before = sleeps;
  for (let i = 0; i < 1000; i++) transport.last.handlers.onMessage(utf8("frame"));
  await settle();
  assertEquals(sleeps, before);
  stop.abort();
  await running;
});

strictTest(
  "fault 3: after a probe without an answer, the link reconnects after sleep_time, not at once",
  async () => {
    const { clock, transport, log, stop } = await start();
    transport.last.handlers.onOpen();
    await clock.advance(310_000);
    assert(transport.last.abandoned, "the socket is let go without waiting for its close");
    assertEquals(log.of("link_closed").map(({ reason }) => reason.kind), ["silent"]);
    await clock.advance(9_999);
    assertEquals(transport.dials.length, 1);
    await clock.advance(1);
    assertEquals(transport.dials.length, 2);
    await stop();
  },
);

strictTest("fault 3: an invalid URL is reported and retried, without end", async () => {
  const clock = new FakeClock();
  const transport = new FakeTransport(clock);
  const log = new LinkLog();
  const bad = { ...PRODUCER, host: "10000.1241..2121/" };
  const stop = new AbortController();
  const running = new ProducerLink(bad, TIMING, { transport, clock, random: () => 0, ...log }).run(stop.signal);
  await clock.advance(10_000 + 20_000 + 40_000);
  assertEquals(log.of("link_closed").map(({ reason }) => reason.kind), Array.from({ length: 4 }, () => "invalid_url"));
  assertEquals(transport.dials.length, 0);
  stop.abort();
  await running;
});

strictTest("fault 4: a link whose connections drop at once pauses for sleep_time, however often", async () => {
  const { clock, transport, log, stop } = await start({
    onDial: ({ handlers }) => {
      handlers.onOpen();
      handlers.onEnd(DROPPED);
    },
  });
  await clock.advance(300_000);
  assertEquals(gaps(transport), Array.from({ length: 30 }, () => 10));
  assertEquals(log.of("link_closed").map(({ retryInMs }) => retryInMs), Array.from({ length: 31 }, () => 10_000));
  await stop();
});

strictTest("a useful link makes the pause after rejected tokens short again", async () => {
  let dials = 0;
  const { clock, transport, log, stop } = await start({
    onDial: ({ handlers }) => {
      if (++dials !== 4) return handlers.onEnd(REJECTED);
      handlers.onOpen();
      handlers.onMessage(utf8("a frame"));
    },
  });
  await clock.advance(70_000);
  assertEquals(gaps(transport), [10, 20, 40]);
  await clock.advance(10_000);
  transport.last.handlers.onEnd(REJECTED);
  await clock.advance(10_000);
  assertEquals(gaps(transport), [10, 20, 40, 20]);
  assertEquals(log.of("link_connecting").map(({ attempt }) => attempt), [1, 2, 3, 4, 1]);
  await stop();
});

strictTest("a link that was open for long without a frame was not useful", async () => {
  const { clock, transport, stop } = await start();
  for (let i = 0; i < 3; i++) {
    transport.last.handlers.onOpen();
    await clock.advance(15_000);
    transport.last.handlers.onEnd(REJECTED);
    await clock.advance([10_000, 20_000, 40_000][i] ?? 0);
  }
  assertEquals(gaps(transport), [25, 35, 55]);
  await stop();
});

for (const sleep_time of [1, 10]) {
  strictTest(
    `a link is back within sleep_time + 2 s after a black hole of any length, sleep_time ${sleep_time}`,
    async () => {
      for (const awayMs of [500, 2400, 2600, 9_900, 31_000, 70_000, 3_600_000]) {
        let isReachable = false;
        const { clock, transport, stop } = await start({
          timing: { ...TIMING, sleep_time },
          onDial: ({ handlers }) => isReachable && handlers.onOpen(),
        });
        await clock.advance(awayMs);
        isReachable = true;
        const before = transport.dials.length;
        await clock.advance(sleep_time * 1000 + 2000);
        assert(transport.dials.length > before && transport.last.sent.length > 0, `not back after ${awayMs} ms`);
        await stop();
      }
    },
  );
}

strictTest("a link whose clock jumps while the machine sleeps probes once, and stays", async () => {
  const { clock, transport, log, stop } = await start({ timing: { ...TIMING, wait_timeout: 4, ping_timeout: 2 } });
  transport.last.handlers.onOpen();
  transport.last.handlers.onMessage(utf8("a frame"));
  clock.jump(30_000);
  await clock.advance(1_000);
  assertEquals(log.of("link_probed").length, 1);
  transport.last.handlers.onMessage(utf8("the answer"));
  await clock.advance(3_000);
  assertEquals([transport.dials.length, log.of("link_closed").length], [1, 0]);
  await stop();
});

strictTest("links leave no listener on their stop signal after many reconnects", async () => {
  const clock = new FakeClock();
  const transport = new FakeTransport(clock, ({ handlers }) => handlers.onEnd(DROPPED));
  const stop = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = stop.signal;
  stop.signal.addEventListener = (...args: unknown[]): void => {
    listeners++;
    Reflect.apply(addEventListener, stop.signal, args);
  };
  stop.signal.removeEventListener = (...args: unknown[]): void => {
    listeners--;
    Reflect.apply(removeEventListener, stop.signal, args);
  };
  const link = new ProducerLink(PRODUCER, TIMING, { transport, clock, random: () => 0, ...new LinkLog() });
  const running = link.run(stop.signal);
  await clock.advance(3_600_000);
  assert(transport.dials.length > 50);
  assertEquals(listeners, 1, "only the pause under way listens");
  stop.abort();
  await running;
});

strictTest("a link reconnects every sleep_time for the first minute", async () => {
  const { clock, transport, log, stop } = await start({ onDial: ({ handlers }) => handlers.onEnd(REFUSED) });
  await clock.advance(60_000);
  assertEquals(gaps(transport), [10, 10, 10, 10, 10, 10]);
  assertEquals(log.of("link_connecting").map(({ attempt }) => attempt), [1, 2, 3, 4, 5, 6, 7]);
  await stop();
});

strictTest("a connection attempt without an answer is abandoned after ten seconds", async () => {
  const { clock, transport, log, stop } = await start();
  await clock.advance(9_999);
  assert(!transport.last.abandoned);
  await clock.advance(1);
  assert(transport.dials[0]?.abandoned);
  assertEquals(log.of("link_closed").map(({ reason }) => reason.kind), ["dial_timeout"]);
  await stop();
});

strictTest("a message over the limit ends the link and is not forwarded", async () => {
  const { transport, log, stop } = await start();
  transport.last.handlers.onOpen();
  transport.last.handlers.onMessage(utf8("x".repeat(8 * 2 ** 20 + 1)));
  await settle();
  assertEquals([log.messages.items.length, transport.dials[0]?.abandoned], [0, true]);
  assertEquals(log.of("link_closed").map(({ reason }) => reason.kind), ["message_too_big"]);
  await stop();
});

strictTest("a message handler that throws does not end the link and is reported once, without the token", async () => {
  const heard: string[] = [];
  const { transport, log, stop } = await start({
    deps: {
      onMessage: (bytes) => {
        heard.push(new TextDecoder().decode(bytes));
        throw new Error("no room for t0ken");
      },
    },
  });
  transport.last.handlers.onOpen();
  for (let i = 0; i < 5; i++) transport.last.handlers.onMessage(utf8(`frame ${i}`));
  assertEquals(heard.length, 5);
  assertEquals(log.of("message_ignored").map(({ why }) => why), ["a message could not be handled: no room for ***"]);
  assert(!transport.last.abandoned);
  await stop();
});

strictTest("an event handler that throws does not end the link and reaches the runtime", async () => {
  const reported: string[] = [];
  const onError = (event: ErrorEvent): void => {
    event.preventDefault();
    reported.push(event.error.message);
  };
  addEventListener("error", onError);
  const { transport, stop } = await start({
    deps: {
      onEvent: ({ type }) => {
        throw new Error(type);
      },
    },
  });
  transport.last.handlers.onOpen();
  await settle();
  assert(!transport.last.abandoned);
  await stop();
  await settle();
  removeEventListener("error", onError);
  assertEquals(reported, ["link_connecting", "link_opened", "link_closed"]);
});

strictTest("frames that are not text end the silence and are reported once", async () => {
  const { clock, transport, log, stop } = await start();
  transport.last.handlers.onOpen();
  await clock.advance(299_000);
  for (let i = 0; i < 3; i++) transport.last.handlers.onUnreadable("a binary frame");
  await clock.advance(299_000);
  assertEquals(log.of("link_probed").length, 0);
  assertEquals(log.of("message_ignored").map(({ why }) => why), ["a binary frame"]);
  await stop();
});

strictTest(
  "run() and the stop are idempotent, and a stopped link can be restarted",
  async () => {
    const clock = new FakeClock();
    const transport = new FakeTransport(clock);
    const log = new LinkLog();
    const link = new ProducerLink(PRODUCER, TIMING, { transport, clock, random: () => 0, ...log });
    const first = new AbortController();
    assert(link.run(first.signal) === link.run(new AbortController().signal), "two runs");
    assertEquals(transport.dials.length, 1);
    const running = link.run(first.signal);
    first.abort();
    first.abort();
    await running;
    assertEquals(log.of("link_closed").map(({ reason, retryInMs }) => [reason.kind, retryInMs]), [["stopped", null]]);
    const second = new AbortController();
    const again = link.run(second.signal);
    assertEquals(transport.dials.length, 2);
    second.abort();
    await again;
    assertEquals(clock.sleeping, 0);
  },
);

strictTest("run() with an aborted signal neither connects nor reports", async () => {
  const clock = new FakeClock();
  const transport = new FakeTransport(clock);
  const log = new LinkLog();
  await new ProducerLink(PRODUCER, TIMING, { transport, clock, random: () => 0, ...log }).run(AbortSignal.abort());
  assertEquals([transport.dials.length, log.events.items.length], [0, 0]);
});

strictTest("a stop ends a link at once in any state: dialling, open, probing, pausing", async () => {
  const places: readonly ((scene: Scene) => Promise<void>)[] = [
    async () => {},
    async ({ transport }) => await Promise.resolve(transport.last.handlers.onOpen()),
    async ({ transport, clock }) => {
      transport.last.handlers.onOpen();
      await clock.advance(305_000);
    },
    async ({ transport }) => {
      transport.last.handlers.onEnd(REFUSED);
      await settle();
    },
  ];
  for (const reach of places) {
    const scene = await start();
    await reach(scene);
    await scene.stop();
  }
});

strictTest("request() sends while the link is open, and returns false otherwise", async () => {
  const { link, clock, transport, stop } = await start();
  assertEquals(link.request("early"), false);
  transport.last.handlers.onOpen();
  assertEquals(link.request("now"), true);
  assertEquals(transport.last.sent.at(-1), "now");
  transport.last.handlers.onEnd(DROPPED);
  assertEquals(link.request("late"), false);
  await clock.advance(10_000);
  transport.last.handlers.onOpen();
  assertEquals(link.request("again"), true);
  await stop();
  assertEquals(link.request("after"), false);
});

strictTest("the constructor rejects a candle limit over the maximum", () => {
  const clock = new FakeClock();
  const deps = { transport: new FakeTransport(clock), clock, random: () => 0, ...new LinkLog() };
  assertThrows(() => new ProducerLink(PRODUCER, { ...TIMING, initial_candle_limit: 1501 }, deps), RangeError, "1501");
});

strictTest(
  "connection attempts are at least sleep_time apart, and every link_connecting is closed once, for any network",
  async () => {
    const act = fc.constantFrom("refuse", "drop", "open", "openDrop", "text", "wait", "nothing");
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const { clock, transport, log, stop } = await start();
      for (const what of acts) {
        const { handlers, abandoned, sent } = transport.last;
        const opened = sent.length > 0;
        if (!abandoned) {
          if (what === "refuse" && !opened) handlers.onEnd(REFUSED);
          if (what === "drop") handlers.onEnd(DROPPED);
          if (what.startsWith("open") && !opened) handlers.onOpen();
          if (what === "openDrop") handlers.onEnd(DROPPED);
          if (what === "text" && opened) handlers.onMessage(utf8("frame"));
        }
        await clock.advance(what === "wait" ? 60_000 : 3_000);
      }
      await stop();
      assert(gaps(transport).every((gap) => gap >= TIMING.sleep_time));
      const life = log.events.items.map(({ type }) => type).filter((type) => /connecting|closed/.test(type));
      life.forEach((type, i) => assertEquals(type, i % 2 === 0 ? "link_connecting" : "link_closed"));
      assert(!JSON.stringify(log.events.items).includes(PRODUCER.ws_token));
    }));
  },
);
