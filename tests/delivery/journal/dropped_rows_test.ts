import { DroppedRows } from "../../../src/delivery/journal/dropped_rows.ts";
import { assertEquals } from "../../support/assert.ts";
import { NOW } from "./support.ts";

const MINUTE_MS = 60_000;

Deno.test("DroppedRows reports the first row at once, and the next ones once a minute with their number", () => {
  const reports: string[] = [];
  const dropped = new DroppedRows((problem) => reports.push(problem));
  dropped.add("a", NOW);
  assertEquals(reports, ["the journal can't store a row, which is dropped: a"]);
  for (let n = 1; n <= 500; n++) dropped.add(`b${n}`, NOW + n);
  dropped.add("c", NOW + MINUTE_MS - 1);
  assertEquals(reports.length, 1);
  dropped.add("d", NOW + MINUTE_MS);
  assertEquals(reports.slice(1), ["the journal can't store a row, which is dropped, the last of 502: d"]);
});

Deno.test("DroppedRows starts its count again after each report", () => {
  const reports: string[] = [];
  const dropped = new DroppedRows((problem) => reports.push(problem));
  for (const minute of [0, 1, 2]) dropped.add(`row ${minute}`, NOW + minute * MINUTE_MS);
  assertEquals(reports, [0, 1, 2].map((n) => `the journal can't store a row, which is dropped: row ${n}`));
});
