import { passTime } from "../../../src/engine/host/pass_time.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("passTime() ticks once a second until it is stopped", async () => {
  const clock = new FakeClock();
  const stop = new AbortController();
  let ticks = 0;
  passTime(clock, () => ticks++, stop.signal);
  for (let second = 1; second <= 3; second++) await clock.advance(1000);
  assertEquals(ticks, 3);
  stop.abort();
  await clock.advance(5000);
  assertEquals(ticks, 3);
});
