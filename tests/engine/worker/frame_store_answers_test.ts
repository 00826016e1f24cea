// Answers to the engine's own requests that come late, or are of no use.
import { assertEquals } from "../../support/assert.ts";
import { CoreProbe, HOUR, MINUTE, START } from "../support.ts";

const ROWS = { stepMs: HOUR, analyzedAt: START } as const;
const LAST = START + 199 * HOUR;

/** A probe that holds 200 candles, the last of them {@linkcode LAST}, and has asked for those that a row this much later lacks. */
function askingFor(missing: number): CoreProbe {
  const probe = new CoreProbe();
  probe.sendFrame({ ...ROWS, first: START, rows: 200 });
  probe.sendFrame({ ...ROWS, first: LAST + missing * HOUR, rows: 1 });
  return probe;
}

/** When the frame last told of was analysed, in minutes after the start. */
function minutesOf(probe: CoreProbe): number {
  return ((probe.of("frame_updated").at(-1)?.analyzedAt ?? NaN) - START) / MINUTE;
}

Deno.test("FrameStore keeps the later of two analyses when it takes an answer that was analysed before what it holds", () => {
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

Deno.test("FrameStore takes over the analysis of a later frame, which makes a latecomer of what was analysed between", () => {
  const probe = new CoreProbe();
  probe.sendFrame({ ...ROWS, first: START, rows: 200 });
  probe.sendFrame({ ...ROWS, first: LAST, rows: 1, analyzedAt: START + 10 * MINUTE });
  assertEquals(minutesOf(probe), 10);
  const late = probe.sendFrame({ ...ROWS, first: LAST, rows: 1, analyzedAt: START + 5 * MINUTE });
  assertEquals(late.map((event) => event.type), ["message_ignored"]);
});

Deno.test("EngineCore does not ask again at once for a hole whose answer leaves a hole, and then makes do with what comes", () => {
  const probe = askingFor(30);
  assertEquals(probe.asked, [31]);
  // as many rows as were asked for, but later ones: no sign that the producer has no more
  probe.now += 1000;
  probe.sendFrame({ ...ROWS, first: LAST + 5 * HOUR, rows: 31 });
  assertEquals([probe.rows, probe.asked], [200, [31]]);
  probe.now += 1000;
  probe.sendFrame({ ...ROWS, first: LAST + 6 * HOUR, rows: 31 });
  assertEquals([probe.rows, probe.asked], [31, [31]]);
});
