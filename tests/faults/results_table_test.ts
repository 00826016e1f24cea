import { assertEquals, assertMatch, assertThrows } from "../support/assert.ts";
import type { FaultResult } from "./measure_fault.ts";
import { brokenPromises, formatResults, replaceBlock } from "./results_table.ts";

const GOOD: FaultResult = {
  name: "link closed",
  detectedMs: 120,
  detectedAs: "closed",
  wholeMs: 1040,
  dials: 1,
  signals: 6,
  lost: 0,
  missed: 0,
  doubled: 0,
  compared: 60,
  differing: 0,
  cpuPercent: 1.25,
  before: { at: 0, memoryMb: 120, handles: 38, cpuMs: 0 },
  after: { at: 0, memoryMb: 121, handles: 38, cpuMs: 0 },
};

Deno.test("a result is one line of the table", () => {
  const lines = formatResults([GOOD, { ...GOOD, detectedMs: null }]).split("\n");
  assertEquals(lines.length, 4);
  assertMatch(lines[2] ?? "", /^\| link closed \| 0\.1 s \(`closed`\) \| 1\.0 s +\| 6 .*\| 0 of 60 +\| 1\.3 % \|/);
  assertMatch(lines[3] ?? "", /^\| link closed \| - +\|/);
  assertEquals(new Set(lines.map(({ length }) => length)).size, 1);
});

Deno.test("each broken promise is named, and a good result breaks none", () => {
  const broken = (change: Partial<FaultResult>): readonly string[] => brokenPromises({ ...GOOD, ...change }, 3500);
  assertEquals(broken({}), []);
  assertEquals(broken({ lost: 6, missed: 6 }), []);
  assertMatch(broken({ wholeMs: 3600 }).join(), /^link closed: whole again after 3\.6 s instead of 3\.5 s$/);
  assertMatch(broken({ lost: 6 }).join(), /6 signals are lost, but 0 candles/);
  assertMatch(broken({ doubled: 1 }).join(), /1 signals came twice/);
  assertMatch(broken({ differing: 2 }).join(), /2 dataframes differ/);
  assertMatch(broken({ after: { ...GOOD.after, handles: 45 } }).join(), /7 more handles/);
});

Deno.test("only the marked block of a document is replaced", () => {
  const document = "a\n\n<!-- x: begin -->\n\nold\n\n<!-- x: end -->\n\nb\n";
  const replaced = "a\n\n<!-- x: begin -->\n\nnew\n\n<!-- x: end -->\n\nb\n";
  assertEquals(replaceBlock(document, "x", "new"), replaced);
  assertEquals(replaceBlock(replaced, "x", "new"), replaced);
  assertThrows(() => replaceBlock(document, "y", "new"), Error, "no lines");
});
