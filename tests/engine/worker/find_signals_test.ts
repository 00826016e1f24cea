import { findSignals, type SignalRuleSettings } from "../../../src/engine/worker/find_signals.ts";
import { Frame } from "../../../src/frame/frame.ts";
import type { Cell } from "../../../src/frame/column.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { MINUTE, START } from "../support.ts";

const SETTINGS: SignalRuleSettings = {
  timeframe: "5m",
  tradingMode: "futures",
  canShort: true,
  outdatedOffset: 5,
  disableDataframeChecks: false,
  ignoreBuyingExpiredCandleAfter: 0,
};

/** Finds the signals on a last candle with these columns. */
function found(columns: Record<string, Cell>, settings: Partial<SignalRuleSettings> = {}, now = START): string[] {
  const cells = Object.entries({ close: 100, ...columns }).map(([name, cell]) => [name, [cell]] as const);
  const frame = Frame.from({ date: Float64Array.of(START), ...Object.fromEntries(cells) });
  const verdict = findSignals(frame, { ...SETTINGS, ...settings }, now);
  if (verdict.type === "outdated") return ["outdated"];
  return verdict.found.map(({ action, side, tag }) => [action, side, tag].filter((part) => part !== null).join(" "));
}

Deno.test("findSignals() finds an entry only when its column is 1 or true", () => {
  assertEquals(found({ enter_long: 1 }), ["enter long"]);
  assertEquals(found({ enter_long: true }), ["enter long"]);
  for (const cell of [0, 2, NaN, null, false, "1"]) assertEquals(found({ enter_long: cell }), []);
  assertEquals(found({}), []);
});

Deno.test("findSignals() drops an entry beside an exit of its side or an entry of the other side", () => {
  assertEquals(found({ enter_long: 1, exit_long: 1 }), []);
  assertEquals(found({ enter_long: 1, enter_short: 1 }), []);
  assertEquals(found({ enter_short: 1, exit_short: 1 }), []);
  assertEquals(found({ enter_long: 1, exit_short: 1 }), ["enter long", "exit short"]);
});

Deno.test("findSignals() finds short entries only when market and strategy allow them", () => {
  assertEquals(found({ enter_short: 1 }), ["enter short"]);
  assertEquals(found({ enter_short: 1 }, { tradingMode: "spot" }), []);
  assertEquals(found({ enter_short: 1 }, { canShort: false }), []);
});

Deno.test("findSignals() returns each action's own tag, and null for an empty tag or nan", () => {
  assertEquals(found({ enter_long: 1, enter_tag: "cross", exit_tag: "late" }), ["enter long cross"]);
  assertEquals(found({ exit_long: 1, enter_tag: "cross", exit_tag: "late" }), ["exit long late"]);
  for (const tag of ["", "nan", null, 1]) assertEquals(found({ enter_long: 1, enter_tag: tag }), ["enter long"]);
});

Deno.test('findSignals() returns "outdated" for a candle older than two timeframes and the offset', () => {
  assertEquals(found({ enter_long: 1 }, {}, START + 15 * MINUTE), ["enter long"]);
  assertEquals(found({ enter_long: 1 }, {}, START + 15 * MINUTE + 1), ["outdated"]);
});

Deno.test("findSignals() drops an expired entry, but not an expired exit", () => {
  const settings = { ignoreBuyingExpiredCandleAfter: 60 };
  const close = START + 5 * MINUTE;
  assertEquals(found({ enter_long: 1 }, settings, close + 60_000), ["enter long"]);
  assertEquals(found({ enter_long: 1 }, settings, close + 61_000), []);
  assertEquals(found({ exit_long: 1 }, settings, close + 61_000), ["exit long"]);
});

Deno.test("findSignals() returns the candle and its close", () => {
  const frame = Frame.from({ date: Float64Array.of(START), close: [12.5] });
  const verdict = findSignals(frame, SETTINGS, START);
  assert(verdict.type === "current");
  assertEquals([verdict.candle, verdict.close], [START, 12.5]);
});

Deno.test("with disableDataframeChecks, findSignals() uses the row with the latest date", () => {
  const frame = Frame.from({ date: Float64Array.of(START, START + 5 * MINUTE, START), close: [1, 2, 3] });
  const verdict = findSignals(frame, { ...SETTINGS, disableDataframeChecks: true }, START);
  assert(verdict.type === "current");
  assertEquals(verdict.close, 2);
});
