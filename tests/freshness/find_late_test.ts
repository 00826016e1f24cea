import fc from "fast-check";
import type { ConsumerEvent } from "../../src/events.ts";
import { findLate, type ProducerLateness } from "../../src/freshness/find_late.ts";
import { FollowedData } from "../../src/freshness/followed_data.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { frame, MINUTE, opened, START, whitelist } from "./support.ts";

const GRACE = 30_000;

function dataOf(producers: readonly string[], ...events: readonly ConsumerEvent[]): FollowedData {
  const data = new FollowedData(producers);
  for (const event of events) data.note(event, START);
  return data;
}

function find(data: FollowedData, now: number, isFollowed = (_: string): boolean => true): readonly ProducerLateness[] {
  return findLate(data, { graceMs: GRACE, isFollowed }, now);
}

/** Names the late pairs of each producer. */
function namesAt(data: FollowedData, now: number): readonly (readonly string[])[] {
  return find(data, now).map(({ overdue }) =>
    overdue.filter(({ isSettled }) => isSettled).map(({ pair, timeframe }) => `${pair} ${timeframe}`)
  );
}

Deno.test("findLate() finds a candle late when it should have closed a grace ago, and never earlier", () => {
  for (const [timeframe, minutes] of [["1m", 1], ["5m", 5]] as const) {
    const data = new FollowedData(["a"]);
    data.note(opened("a"), START);
    const candle = START + 10 * MINUTE;
    data.note(frame("a", "BTC/USDT", candle, timeframe), candle + minutes * MINUTE);
    const limit = candle + 2 * minutes * MINUTE + GRACE;
    assertEquals(namesAt(data, limit), [[]]);
    assertEquals(namesAt(data, limit + 1), [[`BTC/USDT ${timeframe}`]]);
  }
});

Deno.test("findLate() never finds a producer late that sends each candle within the grace", () => {
  const delays = fc.array(fc.nat(GRACE), { minLength: 1, maxLength: 20 });
  fc.assert(fc.property(delays, fc.constantFrom(1, 5, 60), fc.boolean(), (list, minutes, isRunning) => {
    const candleMs = minutes * MINUTE;
    const data = new FollowedData(["a"]);
    const timeframe = `${minutes}m`;
    for (const event of [opened("a"), whitelist("a", "BTC/USDT")]) data.note(event, START);
    list.forEach((delay, i) => {
      const closedAt = START + (i + 1) * candleMs;
      if (i > 0) assertEquals(namesAt(data, closedAt + delay), [[]]);
      data.note(frame("a", "BTC/USDT", isRunning ? closedAt : closedAt - candleMs, timeframe), closedAt + delay);
    });
  }));
});

Deno.test("findLate() gives a listed pair without a dataframe one candle of its producer, at most 5 minutes", () => {
  for (const [timeframe, settling] of [["1m", 1], ["3m", 3], ["1h", 5]] as const) {
    const listed = whitelist("a", "BTC/USDT", "ETH/USDT");
    const data = dataOf(["a"], opened("a"), listed, frame("a", "BTC/USDT", START, timeframe));
    const limit = START + settling * MINUTE + GRACE;
    assertEquals(namesAt(data, limit), [[]]);
    assertEquals(namesAt(data, limit + 1), [["ETH/USDT null"]]);
  }
});

Deno.test("findLate() calls a producer silent when everything is late, or it has listed no pair", () => {
  const late = START + 5 * MINUTE;
  const listed = whitelist("a", "BTC/USDT", "ETH/USDT");
  const states = [
    dataOf(["a"], opened("a")),
    dataOf(["a"], opened("a"), whitelist("a")),
    dataOf(["a"], opened("a"), listed),
    dataOf(["a"], opened("a"), listed, frame("a", "BTC/USDT", START)),
    dataOf(["a"], opened("a"), listed, frame("a", "BTC/USDT", START, "1h")),
  ].map((data) => find(data, late)[0]);
  assertEquals(states.map((state) => [state?.isSilent, state?.followed, state?.overdue.length]), [
    [true, 0, 0],
    [true, 0, 0],
    [true, 2, 2],
    [true, 2, 2],
    [false, 2, 1],
  ]);
});

Deno.test("findLate() leaves out producers whose link is down, and pairs that the config excludes", () => {
  const data = dataOf(["a", "b"], opened("a"), whitelist("a", "BTC/USDT", "ETH/USDT"), whitelist("b", "BTC/USDT"));
  const [only, ...more] = find(data, START + 5 * MINUTE, (pair) => pair === "ETH/USDT");
  assertEquals([only?.producer, only?.followed, only?.overdue.map(({ pair }) => pair)], ["a", 1, ["ETH/USDT"]]);
  assertEquals(more, []);
  const [none] = find(data, START + 5 * MINUTE, () => false);
  assertEquals([none?.isSilent, none?.followed, none?.hasPairs], [false, 0, true]);
});

Deno.test("findLate() finds a pair of two producers late only when neither delivers it", () => {
  const late = START + 3 * MINUTE + GRACE;
  const data = new FollowedData(["a", "b"]);
  for (const name of ["a", "b"]) {
    for (const event of [opened(name), whitelist(name, "BTC/USDT", "ETH/USDT")]) data.note(event, START);
    data.note(frame(name, "BTC/USDT", START), START);
    data.note(frame(name, "ETH/USDT", START), START);
  }
  data.note(frame("b", "BTC/USDT", late - MINUTE), late);
  data.note(frame("a", "ETH/USDT", late - MINUTE), late);
  assertEquals(namesAt(data, late), [[], []]);
  // neither delivers BTC/USDT
  const later = late + 3 * MINUTE;
  for (const name of ["a", "b"]) data.note(frame(name, "ETH/USDT", later - MINUTE), later);
  assertEquals(namesAt(data, later), [["BTC/USDT 1m"], ["BTC/USDT 1m"]]);
});

Deno.test("findLate() finds the silence of a producer although another one delivers its pairs", () => {
  const late = START + 3 * MINUTE;
  const data = dataOf(["a", "b"], opened("a"), opened("b"), whitelist("a", "BTC/USDT"), frame("a", "BTC/USDT", START));
  data.note(frame("b", "BTC/USDT", late - MINUTE), late);
  const [a, b] = find(data, late);
  assertEquals([a?.isSilent, a?.overdue.length, a?.elsewhere], [true, 1, 1]);
  assertEquals([b?.isSilent, b?.overdue.length], [false, 0]);
});

Deno.test("findLate() gives each dataframe time after a link has opened again, or time has started again", () => {
  const data = dataOf(["a"], opened("a"), frame("a", "BTC/USDT", START));
  const later = START + 60 * MINUTE;
  assertEquals(namesAt(data, later), [["BTC/USDT 1m"]]);
  data.note(opened("a"), later);
  assertEquals(namesAt(data, later + MINUTE + GRACE), [[]]);
  assertEquals(namesAt(data, later + MINUTE + GRACE + 1), [["BTC/USDT 1m"]]);
  data.startAgain(later + 2 * MINUTE);
  assertEquals(namesAt(data, later + 3 * MINUTE + GRACE), [[]]);
  assertEquals(namesAt(data, later + 3 * MINUTE + GRACE + 1), [["BTC/USDT 1m"]]);
});

Deno.test("findLate() waits no longer than two candles after the clock was set back", () => {
  const data = dataOf(["a"], opened("a"), frame("a", "BTC/USDT", START));
  const back = START - 60 * MINUTE;
  data.startAgain(back);
  assertEquals(namesAt(data, back + 2 * MINUTE + GRACE + 1), [["BTC/USDT 1m"]]);
});

Deno.test("findLate() leaves out a timeframe that its producer has replaced by another one", () => {
  const data = dataOf(["a"], opened("a"), frame("a", "BTC/USDT", START), frame("a", "BTC/USDT", START, "5m"));
  assertEquals(namesAt(data, START + 4 * MINUTE), [["BTC/USDT 1m"]]);
  data.note(frame("a", "BTC/USDT", START, "15m"), START + MINUTE);
  assertEquals(namesAt(data, START + 4 * MINUTE), [[]]);
});

Deno.test("findLate() never finds a month late that has 31 days", () => {
  const data = new FollowedData(["a"]);
  const july = Date.UTC(2026, 6, 1);
  data.note(opened("a"), july);
  data.note(frame("a", "BTC/USDT", july, "1M"), Date.UTC(2026, 7, 1));
  assertEquals(namesAt(data, Date.UTC(2026, 8, 1)), [[]]);
  assert(namesAt(data, Date.UTC(2026, 8, 2))[0]?.length === 1);
});
