import fc from "fast-check";
import { formatDuration } from "../../src/text/duration.ts";
import { assertEquals, assertMatch } from "../support/assert.ts";

Deno.test("formatDuration() formats durations for people", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, "0 ms"],
    [-5, "0 ms"],
    [250.4, "250 ms"],
    [999.7, "1 s"],
    [1500, "1.5 s"],
    [10_000, "10 s"],
    [59_999, "1 min"],
    [60_000, "1 min"],
    [90_000, "1 min 30 s"],
    [300_000, "5 min"],
    [7_200_000, "2 h"],
    [7_260_000, "2 h 1 min"],
    [86_400_000 + 5000, "1 d"],
    [3 * 86_400_000 + 4 * 3_600_000, "3 d 4 h"],
    [Infinity, "forever"],
    [NaN, "0 ms"],
  ];
  for (const [ms, text] of cases) assertEquals(formatDuration(ms), text, `${ms}`);
});

Deno.test("formatDuration() uses one or two units for any duration", () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (ms) => {
    assertMatch(formatDuration(ms), /^(?:\d+ ms|\d+(?:\.\d)? s|\d+ (?:d|h|min)(?: \d+ (?:h|min|s))?)$/);
  }));
});
