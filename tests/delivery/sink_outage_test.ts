import { SinkOutage } from "../../src/delivery/sink_outage.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("SinkOutage asks for a report after a minute, then every ten minutes, until the sink works", () => {
  const outage = new SinkOutage();
  const due = (minutes: number): boolean => outage.isReportDue(minutes * 60_000);
  assertEquals(due(0), false);
  outage.fail(0);
  outage.fail(60_000);
  assertEquals([due(0.9), due(1), due(1.1), due(10.9), due(11), due(12)], [false, true, false, false, true, false]);
  outage.end();
  assertEquals(due(100), false);
});

Deno.test("SinkOutage counts only what expires while the sink fails", () => {
  const outage = new SinkOutage();
  outage.countExpired();
  assertEquals(outage.expired, 0);
  outage.fail(0);
  outage.countExpired();
  assertEquals([outage.failures, outage.expired], [1, 1]);
  outage.end();
  assertEquals([outage.failures, outage.expired], [0, 0]);
});
