// Answers to the engine's own requests that arrive late, or are useless.
import { assertEquals } from "../../support/assert.ts";
import { CoreProbe, HOUR, MINUTE, START } from "../support.ts";

const ROWS = { stepMs: HOUR, analyzedAt: START } as const;
const LAST = START + 199 * HOUR;

/** Makes a probe with 200 candles up to {@linkcode LAST} that has requested the candles before a later row. */
function askingFor(missing: number): CoreProbe {
  const probe = new CoreProbe();
  probe.sendFrame({ ...ROWS, first: START, rows: 200 });
  probe.sendFrame({ ...ROWS, first: LAST + missing * HOUR, rows: 1 });
  return probe;
}

/** Returns when the last updated dataframe was analysed, in minutes after the start. */
function minutesOf(probe: CoreProbe): number {
  return ((probe.of("frame_updated").at(-1)?.analyzedAt ?? NaN) - START) / MINUTE;
}

Deno.test("FrameStore keeps the later analysis time when it accepts an older answer", () => {
  for (const [missing, limit, first] of [[3, 4, LAST - 3 * HOUR], [150, 1500, START]] as const) {
    const probe = askingFor(missing);
    assertEquals(probe.asked, [limit]);
    const rows = (LAST - first) / HOUR + 1;
    const taken = probe.sendFrame({ ...ROWS, first, rows, analyzedAt: START - 10 * MINUTE });
    assertEquals(taken.map((event) => event.type), ["frame_updated"]);
    assertEquals([probe.rows, minutesOf(probe)], [200, 0]);
    const late = probe.sendFrame({ ...ROWS, first: LAST, rows: 1, analyzedAt: START - 5 * MINUTE });
    assertEquals(late.map((event) => event.type), ["message_ignored"]);
  }
});

Deno.test("FrameStore adopts the analysis time of a new candle, so that older dataframes are stale", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ ...ROWS, first: START, rows: 200 });
  probe.sendFrame({ ...ROWS, first: LAST, rows: 1, analyzedAt: START + 10 * MINUTE });
  assertEquals(minutesOf(probe), 10);
  const late = probe.sendFrame({ ...ROWS, first: LAST, rows: 1, analyzedAt: START + 5 * MINUTE });
  assertEquals(late.map((event) => event.type), ["message_ignored"]);
});

Deno.test("EngineCore pauses after an answer that leaves a gap, and then accepts what arrives", () => {
  const probe = askingFor(30);
  assertEquals(probe.asked, [31]);
  // As many rows as requested, but later ones: this does not mean that the producer has no more.
  probe.now += 1000;
  probe.sendFrame({ ...ROWS, first: LAST + 5 * HOUR, rows: 31 });
  assertEquals([probe.rows, probe.asked], [200, [31]]);
  probe.now += 1000;
  probe.sendFrame({ ...ROWS, first: LAST + 6 * HOUR, rows: 31 });
  assertEquals([probe.rows, probe.asked], [31, [31]]);
});
