// freqtrade's own cases for a producer's dataframes (tests/data/test_dataprovider.py), and the design's faults of its consumer.
import { assertEquals } from "../../support/assert.ts";
import { CoreProbe, HOUR, MINUTE, START } from "../support.ts";

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

Deno.test("FrameStore keeps what it holds when a hole's request is never answered, and goes on asking", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  for (let later = 5; later < 12; later++) {
    probe.now += MINUTE;
    probe.sendFrame({ first: START + (200 + later) * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START + later });
  }
  assertEquals(probe.rows, 200);
  assertEquals(probe.asked.length > 1, true);
});

Deno.test("FrameStore begins with single rows when requests are never answered, and goes on asking for the rest", () => {
  const probe = new CoreProbe();
  for (let row = 0; row < 10; row++) {
    probe.now += MINUTE;
    probe.sendFrame({ ...day(0), first: START + row * HOUR, rows: 1, analyzedAt: START + row });
  }
  assertEquals(probe.rows > 1 && probe.rows < 10, true);
  assertEquals(probe.asked.length > 2, true);
  probe.sendFrame({ ...day(0), analyzedAt: START + 20 });
  assertEquals(probe.rows, 24);
  const asked = probe.asked.length;
  probe.now += HOUR;
  probe.sendFrame({ ...day(1), rows: 1, analyzedAt: START + 21 });
  assertEquals(probe.asked.length, asked);
});

Deno.test("FrameStore replaces a short frame by the answer to a request for all, so that columns that are gone are gone", () => {
  const probe = withFirstDay();
  probe.sendFrame({ ...day(1), rows: 1, extra: { adx: 1 } });
  assertEquals(probe.of("frame_updated").at(-1)?.columns, 7);
  probe.sendFrame({ ...day(0), rows: 25, analyzedAt: START + 2 * HOUR });
  assertEquals(probe.of("frame_updated").at(-1)?.columns, 6);
  probe.now += HOUR;
  const asked = probe.asked.length;
  probe.sendFrame({ ...day(0), first: START + 25 * HOUR, rows: 1, analyzedAt: START + 3 * HOUR });
  assertEquals(probe.asked.length, asked);
});

Deno.test("FrameStore takes a candle that it does not hold yet whatever the producer's clock says", () => {
  const probe = withFirstDay();
  probe.sendFrame({ ...day(1), rows: 1, analyzedAt: Date.UTC(9999, 0) });
  probe.sendFrame({ ...day(1), first: START + 25 * HOUR, rows: 1, analyzedAt: START });
  assertEquals(probe.rows, 26);
  probe.sendFrame({ ...day(1), first: START + 25 * HOUR, rows: 1, analyzedAt: START + 1 });
  assertEquals(probe.of("frame_updated").at(-1)?.change, "updated");
});

Deno.test("FrameStore forgets a pair that its producer no longer lists, half a day after it was last analysed", () => {
  const probe = new CoreProbe();
  const whitelist = '{"type":"whitelist","data":["ETH/USDT"]}';
  probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  probe.now = START + 11 * HOUR;
  probe.send(whitelist);
  probe.sendFrame({ first: START + 200 * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START });
  assertEquals([probe.rows, probe.asked], [201, []]);
  probe.now = START + 13 * HOUR;
  probe.send(whitelist);
  probe.sendFrame({ first: START + 201 * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START + 13 * HOUR });
  assertEquals([probe.rows, probe.asked], [201, [1500]]);
});

Deno.test("a replay takes every frame of several rows as an answer, and never begins with a single row", () => {
  const probe = new CoreProbe([], { replaying: true });
  for (let row = 0; row < 5; row++) {
    probe.now += MINUTE;
    probe.sendFrame({ ...day(0), first: START + row * HOUR, rows: 1 });
  }
  assertEquals(probe.rows, 0);
  probe.sendFrame(day(0));
  assertEquals(probe.rows, 24);
});
