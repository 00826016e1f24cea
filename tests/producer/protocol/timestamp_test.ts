import { parseTimestamp } from "../../../src/producer/protocol/timestamp.ts";
import { assertEquals } from "../../support/assert.ts";

/** Values of a `datetime` field, and pydantic 2's result in seconds, or null for an error. */
const PYDANTIC: readonly (readonly [unknown, number | null])[] = [
  ["2026-11-23T00:58:24.073258+00:00", 1795395504.073258],
  ["2026-11-23T00:58:24Z", 1795395504],
  ["2026-11-23 00:58:24", 1795395504],
  ["2026-11-23T00:58", 1795395480],
  ["2026-11-23", 1795392000],
  ["2026-11-23T00:58:24.073258+05:30", 1795375704.073258],
  ["2026-11-23T00:58:24-0530", 1795415304],
  ["2026-11-23T00:58:24+05", null],
  ["2026-11-23t00:58:24z", 1795395504],
  ["2026-11-23_00:58:24", 1795395504],
  ["2026-11-23T00", null],
  ["20261123T005824", null],
  ["1795395504", 1795395504],
  ["1795395504.073258", 1795395504.073258],
  ["1795395504073", 1795395504.073],
  [" 1795395504 ", null],
  [1795395504, 1795395504],
  [1795395504.073258, 1795395504.073258],
  [1795395504073, 1795395504.073],
  [1795395504073.258, 1795395504.073258],
  [true, null],
  [null, null],
  [undefined, null],
  [[], null],
  [{}, null],
  ["", null],
  ["x", null],
  [-1, -1],
  [0, 0],
  [2e10, 2e10],
  [20000000001, 20000000.001],
  [1e20, null],
  [1e14, 1e11],
  [253402300800000, null],
  ["2026-02-30T00:00:00Z", null],
  ["2024-02-29", 1709164800],
  ["2026-11-23T24:00:00Z", null],
  ["2026-11-23T23:59:60Z", null],
  ["2026-13-01", null],
  ["2026-11-31", null],
  ["2026-12-31", 1798675200],
  ["2026-11-23T00:58:24,5Z", 1795395504.5],
  ["2026-11-23T00:58:24.Z", null],
  ["0000-01-01", null],
  ["0001-01-01", -62135596800],
  ["2026-11-23T00:58:24+24:00", null],
  ["2026-11-23T00:58:24+23:59", 1795309164],
  ["2026-11-23 00:58:24 +00:00", null],
  ["-5", -5],
  ["1e9", null],
  [NaN, null],
  [Infinity, null],
];

Deno.test("parseTimestamp() parses a time as pydantic does, to the microsecond", () => {
  for (const [value, seconds] of PYDANTIC) {
    const ms = parseTimestamp(value);
    const micros = (unit: number | null, scale: number): number | null =>
      unit === null ? null : Math.round(unit * scale);
    assertEquals(micros(ms, 1e3), micros(seconds, 1e6), `${JSON.stringify(value)} gave ${ms}`);
  }
});
