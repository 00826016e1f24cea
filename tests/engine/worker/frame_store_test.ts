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

/** Makes a probe that has the first day, as the answer to its own request. */
function withFirstDay(): CoreProbe {
  const probe = new CoreProbe();
  probe.sendFrame(day(0));
  probe.sendFrame(day(0));
  return probe;
}

Deno.test("FrameStore requests the whole dataframe when the first 24 rows answer no request", () => {
  const probe = new CoreProbe();
  probe.sendFrame(day(0));
  assertEquals(probe.rows, 0);
  assertEquals(probe.asked, [1500]);
});

Deno.test("FrameStore accepts any answer to its request as the base, even with fewer than 100 candles (fault 1)", () => {
  const probe = withFirstDay();
  assertEquals(probe.rows, DAY);
  assertEquals(probe.asked, [1500]);
});

Deno.test("FrameStore stores the same 24 rows once", () => {
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

Deno.test("FrameStore rejects rows that leave a gap of 36, and requests them with one row of overlap", () => {
  const probe = withFirstDay();
  const last = START + 23 * HOUR;
  probe.sendFrame({ ...day(1), first: last + 36 * HOUR, rows: 1 });
  assertEquals(probe.rows, 24);
  assertEquals(probe.asked, [1500, 37]);
});

Deno.test("FrameStore requests everything when 100 candles or more are missing", () => {
  const probe = withFirstDay();
  probe.sendFrame({ ...day(1), first: START + 23 * HOUR + 99 * HOUR, rows: 1 });
  assertEquals(probe.asked, [1500, 1500]);
});

Deno.test("FrameStore closes a gap with the answer", () => {
  const probe = withFirstDay();
  const last = START + 23 * HOUR;
  probe.sendFrame({ ...day(1), first: last + 3 * HOUR, rows: 1 });
  assertEquals(probe.asked, [1500, 4]);
  probe.sendFrame({ ...day(1), first: last, rows: 4 });
  assertEquals(probe.rows, 27);
});

Deno.test("FrameStore accepts an answer that leaves a gap as the new base when the producer has no more", () => {
  const probe = withFirstDay();
  const last = START + 23 * HOUR;
  probe.sendFrame({ ...day(1), first: last + 30 * HOUR, rows: 1 });
  assertEquals(probe.asked, [1500, 31]);
  probe.sendFrame({ ...day(1), first: last + 25 * HOUR, rows: 6 });
  assertEquals(probe.rows, 6);
});

Deno.test("FrameStore ignores a dataframe without rows", () => {
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

Deno.test("FrameStore drops an older dataframe, and is not cut off at its date (fault 2)", () => {
  const probe = withFirstDay();
  probe.sendFrame(day(1));
  const events = probe.sendFrame({ ...day(0.5), analyzedAt: START - MINUTE });
  assertEquals(events.map((event) => event.type), ["message_ignored"]);
  probe.sendFrame({ ...day(2), rows: 1, analyzedAt: START + 3 * HOUR });
  assertEquals(probe.rows, 49);
});

Deno.test("FrameStore drops an older dataframe of 100 rows or more", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  const events = probe.sendFrame({ first: START, rows: 150, stepMs: HOUR, analyzedAt: START - 1 });
  assertEquals(events.map((event) => event.type), ["message_ignored"]);
});

Deno.test("FrameStore accepts an older dataframe on a new connection, because the producer's clock may have been set back", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  probe.core.linkOpened("default", probe.now);
  probe.sendFrame({ first: START, rows: 201, stepMs: HOUR, analyzedAt: START - HOUR });
  assertEquals(probe.rows, 201);
});

Deno.test("FrameStore accepts one row with index 0 as everything that the producer has", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ ...day(0), rows: 1, index: 0 });
  assertEquals(probe.rows, 1);
  assertEquals(probe.asked, []);
});

Deno.test("FrameStore appends a row with other columns, and requests the whole dataframe", () => {
  const probe = withFirstDay();
  probe.sendFrame({ ...day(1), rows: 1, extra: { rsi: 50 } });
  assertEquals(probe.rows, 25);
  assertEquals(probe.asked, [1500, 1500]);
});

Deno.test("FrameStore keeps its data when the request for a gap is never answered, and keeps requesting", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  for (let later = 5; later < 12; later++) {
    probe.now += MINUTE;
    probe.sendFrame({ first: START + (200 + later) * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START + later });
  }
  assertEquals(probe.rows, 200);
  assertEquals(probe.asked.length > 1, true);
});

Deno.test("FrameStore starts with single rows when requests are never answered, and keeps requesting the rest", () => {
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

Deno.test("FrameStore replaces a short dataframe by the answer to a full request, and drops removed columns", () => {
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

Deno.test("FrameStore accepts a new candle, whatever the producer's clock says", () => {
  const probe = withFirstDay();
  probe.sendFrame({ ...day(1), rows: 1, analyzedAt: Date.UTC(9999, 0) });
  probe.sendFrame({ ...day(1), first: START + 25 * HOUR, rows: 1, analyzedAt: START });
  assertEquals(probe.rows, 26);
  probe.sendFrame({ ...day(1), first: START + 25 * HOUR, rows: 1, analyzedAt: START + 1 });
  assertEquals(probe.of("frame_updated").at(-1)?.change, "updated");
});

Deno.test("FrameStore removes an unlisted pair half a day after its last analysis", () => {
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

Deno.test("in a replay, every dataframe of several rows is an answer, and a single row never starts one", () => {
  const probe = new CoreProbe([], { replaying: true });
  for (let row = 0; row < 5; row++) {
    probe.now += MINUTE;
    probe.sendFrame({ ...day(0), first: START + row * HOUR, rows: 1 });
  }
  assertEquals(probe.rows, 0);
  probe.sendFrame(day(0));
  assertEquals(probe.rows, 24);
});
