import { type ProbedProducer, probeProducer } from "../../../src/cli/dial/probe_producer.ts";
import { assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { FakeClock, settle } from "../../support/fake_clock.ts";
import { type FakeDial, FakeTransport } from "../../support/fake_transport.ts";
import { runningFrame, whitelist } from "../live.ts";
import { NOBODY } from "../support.ts";

const TIMING = {
  wait_timeout: 300,
  ping_timeout: 10,
  sleep_time: 10,
  message_size_limit: 8,
  initial_candle_limit: 1500,
};

/** Probes a producer on a network that does `onDial`, for `ms` milliseconds of a fake clock. */
async function probe(onDial: (dial: FakeDial) => void, ms: number): Promise<ProbedProducer | "still waiting"> {
  const clock = new FakeClock();
  const stop = new AbortController();
  let found: ProbedProducer | "still waiting" = "still waiting";
  const deps = { transport: new FakeTransport(clock, onDial), clock, random: () => 0 };
  const probing = probeProducer(NOBODY, TIMING, deps, stop.signal).then((probed) => found = probed);
  await clock.advance(ms);
  const answer = found;
  stop.abort();
  await probing;
  await settle();
  assertEquals(clock.sleeping, 0);
  return answer;
}

Deno.test("probeProducer() needs no wait once it has seen a whitelist and a dataframe", async () => {
  const found = await probe(({ handlers }) => {
    handlers.onOpen();
    handlers.onText(whitelist("A/B"));
    handlers.onText(runningFrame("A/B"));
  }, 0);
  assertEquals(found, {
    name: "default",
    address: "127.0.0.1:1",
    failure: null,
    pairs: ["A/B"],
    dataframe: "5m spot, 6 columns",
  });
});

Deno.test("probeProducer() takes a producer that has a whitelist but no dataframe yet, after ten seconds", async () => {
  const dial = ({ handlers }: FakeDial): void => {
    handlers.onOpen();
    handlers.onText(whitelist());
    handlers.onText(whitelist("A/B"));
  };
  assertEquals(await probe(dial, 9_999), "still waiting");
  const found = await probe(dial, 10_000);
  assertEquals(found === "still waiting" ? found : [found.failure, found.pairs, found.dataframe], [
    null,
    ["A/B"],
    null,
  ]);
});

Deno.test("probeProducer() gives a producer up that says nothing, or never answers the dial, after ten seconds", async () => {
  const mute = await probe(({ handlers }) => handlers.onOpen(), 10_000);
  assertStringIncludes(mute === "still waiting" ? mute : mute.failure ?? "", "said nothing within 10 s");
  const away = await probe(() => {}, 10_000);
  assertStringIncludes(away === "still waiting" ? away : away.failure ?? "", "did not answer the dial within 10 s");
});
