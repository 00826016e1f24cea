import { Watchdog } from "../../../src/engine/host/watchdog.ts";
import { assertEquals } from "../../support/assert.ts";

const LIMIT = 10_000;

Deno.test("Watchdog calls an evaluation stuck that has not returned within the limit", () => {
  const watchdog = new Watchdog(LIMIT);
  const running = { evaluation: 5, id: 3 };
  assertEquals(watchdog.look(running, 1, 0).type, "ok");
  assertEquals(watchdog.look(running, 1, LIMIT - 1).type, "ok");
  assertEquals(watchdog.look(running, 1, LIMIT), { type: "stuck", id: 3 });
});

Deno.test("Watchdog leaves a worker alone that is busy with one evaluation after another", () => {
  const watchdog = new Watchdog(LIMIT);
  for (let i = 0; i < 100; i++) {
    assertEquals(watchdog.look({ evaluation: i, id: 3 }, 1, i * LIMIT).type, "ok");
  }
});

Deno.test("Watchdog leaves a worker alone that has nothing to do", () => {
  const watchdog = new Watchdog(LIMIT);
  for (let i = 0; i < 100; i++) assertEquals(watchdog.look({ evaluation: 7, id: 0 }, null, i * LIMIT).type, "ok");
});

Deno.test("Watchdog calls a worker silent that has work, does none and does not answer", () => {
  const watchdog = new Watchdog(LIMIT);
  assertEquals(watchdog.look({ evaluation: 7, id: 0 }, 4, 0).type, "ok");
  assertEquals(watchdog.look({ evaluation: 7, id: 0 }, 4, LIMIT).type, "silent");
});

Deno.test("Watchdog begins anew with each batch", () => {
  const watchdog = new Watchdog(LIMIT);
  for (let batch = 1; batch < 50; batch++) {
    assertEquals(watchdog.look({ evaluation: 7, id: 0 }, batch, batch * LIMIT).type, "ok");
  }
});
