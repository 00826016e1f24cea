import { utf8 } from "../../support/utf8.ts";
import { describeAnswer } from "../../../src/cli/check/check_producers.ts";
import { askProducer, type ProducerAnswer, type Question } from "../../../src/cli/dial/ask_producer.ts";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
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

/** Asks a producer, on a network that does `onDial`, and returns the answer after `ms` milliseconds of a fake clock. */
async function ask(
  onDial: (dial: FakeDial) => void,
  ms: number,
  question: Question = { choosePairs: () => [], rows: 1, needsFrame: true },
): Promise<ProducerAnswer | "still waiting"> {
  const clock = new FakeClock();
  const stop = new AbortController();
  let found: ProducerAnswer | "still waiting" = "still waiting";
  const deps = { transport: new FakeTransport(clock, onDial), clock, random: () => 0 };
  const asking = askProducer(NOBODY, question, TIMING, deps, stop.signal).then((answer) => found = answer);
  await clock.advance(ms);
  const answer = found;
  stop.abort();
  await asking;
  await settle();
  assertEquals(clock.sleeping, 0);
  return answer;
}

/** Requests ten rows of two pairs, which is less than what the producer sends. */
const TWO_PAIRS: Question = { choosePairs: (pairs) => pairs.slice(0, 2), rows: 10, needsFrame: true };

function answered(answer: ProducerAnswer | "still waiting"): ProducerAnswer {
  assert(answer !== "still waiting");
  return answer;
}

Deno.test("askProducer() ends as soon as it has a whitelist and a dataframe", async () => {
  const answer = answered(
    await ask(({ handlers }) => {
      handlers.onOpen();
      handlers.onMessage(utf8(whitelist("A/B")));
      handlers.onMessage(utf8(runningFrame("A/B")));
    }, 0),
  );
  assertEquals([answer.failure, answer.pairs, answer.firstFrame?.timeframe], [null, ["A/B"], "5m"]);
  const { name, address, dataframe, messages } = describeAnswer(NOBODY, answer);
  assertEquals([name, address, dataframe], ["default", "127.0.0.1:1", "5m spot, 6 columns"]);
  assertEquals(messages.map(({ text }) => text.slice(0, 20)), ['{"type":"whitelist",', '{"type":"analyzed_df']);
});

Deno.test("askProducer() waits ten seconds for a dataframe, and accepts a producer without one", async () => {
  const dial = ({ handlers }: FakeDial): void => {
    handlers.onOpen();
    handlers.onMessage(utf8(whitelist()));
    handlers.onMessage(utf8(whitelist("A/B")));
  };
  assertEquals(await ask(dial, 9_999), "still waiting");
  const answer = answered(await ask(dial, 10_000));
  assertEquals([answer.failure, answer.pairs, answer.firstFrame], [null, ["A/B"], null]);
});

Deno.test("askProducer() gives up after ten seconds when a producer sends nothing or does not accept the connection", async () => {
  const silent = answered(await ask(({ handlers }) => handlers.onOpen(), 10_000));
  assertStringIncludes(silent.failure ?? "", "sent no whitelist within 10 s");
  const unreachable = answered(await ask(() => {}, 10_000));
  assertStringIncludes(unreachable.failure ?? "", "did not answer the dial within 10 s");
});

Deno.test("askProducer() requests each chosen pair once, and waits for all of them on one connection", async () => {
  const sent: (readonly string[])[] = [];
  const open = (dial: FakeDial): void => {
    sent.push(dial.sent);
    dial.handlers.onOpen();
    dial.handlers.onMessage(utf8(whitelist("A/B", "C/D", "E/F")));
    dial.handlers.onMessage(utf8(whitelist("A/B", "C/D", "E/F")));
    dial.handlers.onMessage(utf8(runningFrame("A/B", { rows: 1 }))); // the answer to the opening request
    dial.handlers.onMessage(utf8(runningFrame("A/B")));
  };
  assertEquals(await ask(open, 4_999, TWO_PAIRS), "still waiting");
  const late = answered(await ask(open, 5_000, TWO_PAIRS));
  assertEquals(late.frames.map(({ message, table }) => [message.pair, table.rows]), [["A/B", 50]]);
  const whole = answered(
    await ask(
      (dial) => {
        open(dial);
        dial.handlers.onMessage(utf8(runningFrame("C/D")));
      },
      300,
      TWO_PAIRS,
    ),
  );
  assertEquals(whole.frames.map(({ message }) => message.pair), ["A/B", "C/D"]);
  for (const requests of sent) {
    assertEquals(requests.slice(3), [
      '{"type":"analyzed_df","data":{"limit":10,"pair":"A/B"}}',
      '{"type":"analyzed_df","data":{"limit":10,"pair":"C/D"}}',
    ]);
  }
});
