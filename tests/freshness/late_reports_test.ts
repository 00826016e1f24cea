import fc from "fast-check";
import type { DataEvent } from "../../src/events.ts";
import type { OverdueFrame, ProducerLateness } from "../../src/freshness/find_late.ts";
import { LateReports } from "../../src/freshness/late_reports.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { MINUTE, START } from "./support.ts";

const PAIRS = ["A", "B", "C", "D", "E", "F"];

function overdue(pair: string, isSettled = true): OverdueFrame {
  const since = START - MINUTE;
  return {
    pair,
    timeframe: "1m",
    candleType: "spot",
    lastCandle: since - MINUTE,
    since,
    candleMs: MINUTE,
    isSettled,
  };
}

function lateness(pairs: readonly string[], change: Partial<ProducerLateness> = {}): ProducerLateness {
  return {
    producer: "x",
    followed: PAIRS.length,
    since: START,
    hasPairs: true,
    isSilent: pairs.length === PAIRS.length,
    overdue: pairs.map((pair) => overdue(pair)),
    elsewhere: 0,
    ...change,
  };
}

/** What is reported, in short: the late pairs, or "over". */
function short(events: readonly DataEvent[]): readonly string[] {
  return events.map((event) => event.type === "data_late" ? event.pairs.map(({ pair }) => pair).join("") : "over");
}

Deno.test("LateReports reports late data once, and once when it is over", () => {
  const reports = new LateReports();
  assertEquals(reports.check([lateness([])], START), []);
  assertEquals(reports.check([lateness(["A", "B"])], START), [{
    type: "data_late",
    producer: "x",
    at: START,
    pairs: ["A", "B"].map((pair) => {
      const { candleMs: _, isSettled: __, ...shown } = overdue(pair);
      return shown;
    }),
    followed: 6,
    since: START - MINUTE,
    isSilent: false,
    elsewhere: 0,
  }]);
  for (let i = 1; i < 100; i++) assertEquals(reports.check([lateness(["A", "B"])], START + i * MINUTE), []);
  const end = START + 100 * MINUTE;
  assertEquals(reports.check([lateness([])], end), [
    { type: "data_recovered", producer: "x", at: end, dataframes: 2, lastedMs: 101 * MINUTE },
  ]);
  assertEquals(reports.check([lateness([])], end), []);
});

Deno.test("LateReports reports more late pairs after a minute, and when only half of them are left", () => {
  const reports = new LateReports();
  const at = (seconds: number, pairs: string): readonly string[] =>
    short(reports.check([lateness([...pairs])], START + seconds * 1000));
  assertEquals(at(0, "A"), ["A"]);
  assertEquals(at(5, "ABCDEF"), []);
  assertEquals(at(60, "ABCDEF"), ["ABCDEF"]);
  assertEquals(at(130, "ABCD"), []);
  assertEquals(at(135, "ABC"), ["ABC"]);
  assertEquals(at(140, ""), ["over"]);
});

Deno.test("LateReports reports nothing as over while its link is down, or its time after a new link lasts", () => {
  const reports = new LateReports();
  const settling = lateness([], { overdue: [overdue("A", false)] });
  assertEquals(short(reports.check([settling], START)), []);
  assertEquals(short(reports.check([lateness(["A"])], START)), ["A"]);
  assertEquals(short(reports.check([], START + MINUTE)), []);
  assertEquals(short(reports.check([settling], START + 2 * MINUTE)), []);
  assertEquals(short(reports.check([lateness(["A"])], START + 3 * MINUTE)), []);
  assertEquals(short(reports.check([lateness([])], START + 4 * MINUTE)), ["over"]);
});

Deno.test("LateReports reports a producer that lists no pair, and when one is listed that is not late", () => {
  const reports = new LateReports();
  const empty = lateness([], { hasPairs: false, followed: 0, since: START - 2 * MINUTE });
  assertEquals(reports.check([empty], START), []);
  const [event] = reports.check([{ ...empty, isSilent: true }], START);
  assert(event?.type === "data_late");
  assertEquals([event.pairs, event.followed, event.since], [[], 0, START - 2 * MINUTE]);
  assertEquals(short(reports.check([empty], START + 1)), []);
  assertEquals(short(reports.check([lateness([])], START + 2)), ["over"]);
});

Deno.test("LateReports waits longer for a pair that is late again and again", () => {
  const reports = new LateReports();
  const waits: number[] = [];
  let now = START;
  for (let i = 0; i < 7; i++) {
    now += 2 * MINUTE;
    const begin = now;
    while (reports.check([lateness(["A"])], now).length === 0) now += 1000;
    waits.push((now - begin) / MINUTE);
    assertEquals(short(reports.check([lateness([])], now += 1000)), ["over"]);
  }
  assertEquals(waits, [0, 1, 2, 4, 8, 16, 16]);
  // after an hour without a relapse it is trusted again
  assertEquals(short(reports.check([lateness(["A"])], now + 60 * MINUTE)), ["A"]);
});

Deno.test("LateReports reports at most one beginning a minute and as many ends, whatever happens", () => {
  const step = fc.record({ ms: fc.nat(30_000), late: fc.subarray(PAIRS), isUp: fc.boolean() });
  fc.assert(fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
    const reports = new LateReports();
    let now = START;
    let lastAt = -Infinity;
    let isLate = false;
    for (const { ms, late, isUp } of steps) {
      now += ms;
      for (const event of reports.check(isUp ? [lateness(late)] : [], now)) {
        if (event.type === "data_recovered") assert(isLate);
        else {
          assert(event.at - lastAt >= MINUTE);
          lastAt = event.at;
        }
        isLate = event.type === "data_late";
      }
      if (isUp && late.length === 0) assert(!isLate);
    }
  }));
});

Deno.test("LateReports keeps producers apart, and forgets those that the config no longer has", () => {
  const reports = new LateReports();
  const both = ["x", "y"].map((producer) => lateness(["A"], { producer }));
  assertEquals(reports.check(both, START).map(({ producer }) => producer), ["x", "y"]);
  reports.keep(["y"]);
  const over = ["x", "y"].map((producer) => lateness([], { producer }));
  assertEquals(reports.check(over, START).map(({ producer }) => producer), ["y"]);
});
