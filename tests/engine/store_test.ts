// freqtrade's own cases for a producer's dataframes (tests/data/test_dataprovider.py), and the design's faults of its consumer.
import { assertEquals } from "../support/assert.ts";
import { CoreProbe, HOUR, MINUTE, START } from "./support.ts";

const DAY = 24;

/** 24 hourly candles of a day, counted from the first. */
function day(number: number, minutesLater = 0): Parameters<CoreProbe["sendFrame"]>[0] {
  return {
    first: START + number * DAY * HOUR,
    rows: DAY,
    stepMs: HOUR,
    analyzedAt: START + number * HOUR + minutesLater * MINUTE,
  };
}

/** A probe that holds the first day, as the answer to its own request. */
function withFirstDay(): CoreProbe {
  const probe = new CoreProbe();
  probe.sendFrame(day(0));
  probe.sendFrame(day(0));
  return probe;
}

Deno.test("FrameStore asks for the whole when 24 rows come, nothing is held and nothing was asked for", () => {
  const probe = new CoreProbe();
  probe.sendFrame(day(0));
  assertEquals(probe.rows, 0);
  assertEquals(probe.asked, [1500]);
});

Deno.test("FrameStore takes any answer to its own request as the base, also one with fewer than 100 candles (fault 1)", () => {
  const probe = withFirstDay();
  assertEquals(probe.rows, DAY);
  assertEquals(probe.asked, [1500]);
});

Deno.test("FrameStore holds the same 24 rows once", () => {
  const probe = withFirstDay();
  probe.sendFrame(day(0));
  assertEquals(probe.rows, 24);
});

Deno.test("FrameStore appends the next day, a day that overlaps by half, and one more candle", () => {
  const probe = withFirstDay();
  probe.sendFrame(day(1));
  assertEquals(probe.rows, 48);
  probe.sendFrame({ ...day(1.5), analyzedAt: START + 2 * HOUR });
  assertEquals(probe.rows, 60);
  probe.sendFrame({ ...day(2.5), rows: 1, analyzedAt: START + 3 * HOUR });
  assertEquals(probe.rows, 61);
});

Deno.test("FrameStore refuses rows that leave a hole of 36 and asks for those, with one row of overlap", () => {
  const probe = withFirstDay();
  const last = START + 23 * HOUR;
  probe.sendFrame({ ...day(1), first: last + 36 * HOUR, rows: 1 });
  assertEquals(probe.rows, 24);
  assertEquals(probe.asked, [1500, 37]);
});

Deno.test("FrameStore asks for everything when 100 candles or more are missing", () => {
  const probe = withFirstDay();
  probe.sendFrame({ ...day(1), first: START + 23 * HOUR + 99 * HOUR, rows: 1 });
  assertEquals(probe.asked, [1500, 1500]);
});

Deno.test("FrameStore closes a hole with the answer", () => {
  const probe = withFirstDay();
  const last = START + 23 * HOUR;
  probe.sendFrame({ ...day(1), first: last + 3 * HOUR, rows: 1 });
  assertEquals(probe.asked, [1500, 4]);
  probe.sendFrame({ ...day(1), first: last, rows: 4 });
  assertEquals(probe.rows, 27);
});

Deno.test("FrameStore takes an answer that leaves a hole as the new base when the producer has no more", () => {
  const probe = withFirstDay();
  const last = START + 23 * HOUR;
  probe.sendFrame({ ...day(1), first: last + 30 * HOUR, rows: 1 });
  assertEquals(probe.asked, [1500, 31]);
  probe.sendFrame({ ...day(1), first: last + 25 * HOUR, rows: 6 });
  assertEquals(probe.rows, 6);
});

Deno.test("FrameStore says that a frame with no rows is empty, and keeps what it holds", () => {
  const probe = withFirstDay();
  const events = probe.sendFrame({ ...day(1), rows: 0 });
  assertEquals(events.map((event) => event.type), ["message_ignored"]);
  probe.sendFrame(day(1));
  assertEquals(probe.rows, 48);
});

Deno.test("FrameStore keeps the last 1500 rows", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ first: START, rows: 1500, stepMs: HOUR, analyzedAt: START });
  probe.sendFrame({ first: START + 1500 * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START + 1 });
  assertEquals(probe.rows, 1500);
  assertEquals(probe.of("frame_updated").at(-1)?.change, "appended");
});

Deno.test("FrameStore drops a frame analysed before the one it holds instead of being cut off at its date (fault 2)", () => {
  const probe = withFirstDay();
  probe.sendFrame(day(1));
  const events = probe.sendFrame({ ...day(0.5), analyzedAt: START - MINUTE });
  assertEquals(events.map((event) => event.type), ["message_ignored"]);
  probe.sendFrame({ ...day(2), rows: 1, analyzedAt: START + 3 * HOUR });
  assertEquals(probe.rows, 49);
});

Deno.test("FrameStore drops a whole frame of 100 rows or more that was analysed earlier", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  const events = probe.sendFrame({ first: START, rows: 150, stepMs: HOUR, analyzedAt: START - 1 });
  assertEquals(events.map((event) => event.type), ["message_ignored"]);
});

Deno.test("FrameStore accepts an earlier analysis on a new connection: the producer's clock may have been set back", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  probe.core.linkOpened("default", probe.now);
  probe.sendFrame({ first: START, rows: 201, stepMs: HOUR, analyzedAt: START - HOUR });
  assertEquals(probe.rows, 201);
});

Deno.test("FrameStore takes one row with index 0 as all that the producer has", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ ...day(0), rows: 1, index: 0 });
  assertEquals(probe.rows, 1);
  assertEquals(probe.asked, []);
});

Deno.test("FrameStore appends a row with other columns and asks for the whole again", () => {
  const probe = withFirstDay();
  probe.sendFrame({ ...day(1), rows: 1, extra: { rsi: 50 } });
  assertEquals(probe.rows, 25);
  assertEquals(probe.asked, [1500, 1500]);
});
