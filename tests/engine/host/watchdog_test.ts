import { Watchdog } from "../../../src/engine/host/watchdog.ts";
import { assertEquals } from "../../support/assert.ts";

const LIMIT = 10_000;

Deno.test('Watchdog returns "stuck" for an evaluation that exceeds the limit', () => {
  const watchdog = new Watchdog(LIMIT);
  const running = { evaluation: 5, id: 3 };
  assertEquals(watchdog.look(running, 1, 0).type, "ok");
  assertEquals(watchdog.look(running, 1, LIMIT - 1).type, "ok");
  assertEquals(watchdog.look(running, 1, LIMIT), { type: "stuck", id: 3 });
});

Deno.test("Watchdog accepts a worker that runs one evaluation after another", () => {
  const watchdog = new Watchdog(LIMIT);
  for (let i = 0; i < 100; i++) {
    assertEquals(watchdog.look({ evaluation: i, id: 3 }, 1, i * LIMIT).type, "ok");
  }
});

Deno.test("Watchdog accepts a worker that has nothing to do", () => {
  const watchdog = new Watchdog(LIMIT);
  for (let i = 0; i < 100; i++) assertEquals(watchdog.look({ evaluation: 7, id: 0 }, null, i * LIMIT).type, "ok");
});

Deno.test('Watchdog returns "silent" for a worker that has a batch, evaluates nothing and does not answer', () => {
  const watchdog = new Watchdog(LIMIT);
  assertEquals(watchdog.look({ evaluation: 7, id: 0 }, 4, 0).type, "ok");
  assertEquals(watchdog.look({ evaluation: 7, id: 0 }, 4, LIMIT).type, "silent");
});

Deno.test("Watchdog starts again with each batch", () => {
  const watchdog = new Watchdog(LIMIT);
  for (let batch = 1; batch < 50; batch++) {
    assertEquals(watchdog.look({ evaluation: 7, id: 0 }, batch, batch * LIMIT).type, "ok");
  }
});
