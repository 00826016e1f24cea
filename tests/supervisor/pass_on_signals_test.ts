import { passOnSignals } from "../../src/supervisor/pass_on_signals.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";

/** A child that notes its signals. */
class Child {
  readonly received: string[] = [];
  #onSignal = (): void => {};

  kill(name: Deno.Signal): void {
    this.received.push(name);
    this.#onSignal();
  }

  /** Resolves when it has received this many signals. */
  async receives(count: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // listeners of signals alone do not keep a test alive
    const timer = setTimeout(() => reject(new Error(`received only ${this.received}`)), PATIENCE_MS);
    this.#onSignal = () => this.received.length >= count && resolve();
    this.#onSignal();
    await promise.finally(() => clearTimeout(timer));
  }
}

const PATIENCE_MS = 20_000;
const ignore = Deno.build.os === "windows";
const HOUR_MS = 3_600_000;
const START_MS = 300;

strictTest("passOnSignals() passes signals on at once to a child that has started", { ignore }, async () => {
  const child = new Child();
  using signals = passOnSignals(child, 0);
  for (const [index, name] of (["SIGHUP", "SIGUSR2", "SIGHUP"] as const).entries()) {
    Deno.kill(Deno.pid, name);
    await child.receives(index + 1);
  }
  assertEquals(child.received, ["SIGHUP", "SIGUSR2", "SIGHUP"]);
  assertEquals(signals.stopRequested(), false);
});

strictTest("passOnSignals() holds SIGHUP back while the child starts, and then sends one", { ignore }, async () => {
  const child = new Child();
  const startedAt = performance.now();
  using _signals = passOnSignals(child, START_MS);
  Deno.kill(Deno.pid, "SIGHUP");
  Deno.kill(Deno.pid, "SIGHUP");
  await child.receives(1);
  assertEquals(child.received, ["SIGHUP"]);
  assert(performance.now() - startedAt >= START_MS - 10, `${performance.now() - startedAt} ms`);
  Deno.kill(Deno.pid, "SIGHUP");
  await child.receives(2);
});

strictTest("passOnSignals() passes a stop on while it holds SIGHUP back", { ignore }, async () => {
  const child = new Child();
  using signals = passOnSignals(child, HOUR_MS);
  Deno.kill(Deno.pid, "SIGHUP");
  Deno.kill(Deno.pid, "SIGTERM");
  await child.receives(1);
  assertEquals(child.received, ["SIGTERM"]);
  assertEquals([signals.stopRequested(), await signals.pause(HOUR_MS)], [true, false]);
});

strictTest("passOnSignals() ignores that the child has ended, and pauses to the end without a stop", {
  ignore,
}, async () => {
  const child = new Child();
  using signals = passOnSignals({
    kill: (name) => {
      child.kill(name);
      throw new TypeError("Child process has already terminated");
    },
  }, 0);
  Deno.kill(Deno.pid, "SIGHUP");
  await child.receives(1);
  assertEquals(await signals.pause(1), true);
});
