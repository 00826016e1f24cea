import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import {
  deliveryConfig,
  Hook,
  pairNames,
  SignalFeed,
  signalsOnStdout,
  startOn,
  takes,
} from "../cli/run/delivery_support.ts";
import { assertNoTrace, endsBy, PATIENCE_MS } from "../cli/support.ts";

const STDOUT = { type: "stdout" } as const;
const FLUSH_S = 1.5;

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  strictTest(
    `${signal} while a webhook hangs ends the program within flush_timeout and a second, and the next start sends the rest`,
    async () => {
      const pairs = pairNames(20);
      await using folder = await TempFolder.make();
      await using feed = new SignalFeed(pairs);
      await using hook = new Hook((exchange, what, hook) =>
        hook.count > 5 ? exchange.gone : takes(exchange, what, hook)
      );
      const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url, timeout: 60 }], {
        flush_timeout: FLUSH_S,
      });
      const ids: string[] = [];
      {
        await using program = await startOn(config, folder);
        feed.frames(...pairs);
        await signalsOnStdout(program, pairs.length, PATIENCE_MS);
        await hook.asked(13);
        ids.push(...program.signals().map(({ id }) => id));
        const killedAt = performance.now();
        program.kill(signal);
        // Ctrl-C on a terminal arrives twice: at the program, and at `deno task`, which forwards it
        setTimeout(() => program.kill(signal), 50);
        const end = await program.ended();
        const took = performance.now() - killedAt;
        assertEquals(end.code, 0, end.stderr);
        assertNoTrace(end);
        assert(took < FLUSH_S * 1000 + 1_000, `it took ${took} ms to end`);
        assert(took >= FLUSH_S * 1000 - 100, `it waited no more than ${took} ms`);
        assertStringIncludes(end.stderr, '"deliveries_left"');
        assertEquals(new Set(hook.taken.items).size, 5);
      }
      hook.getWell();
      await using program = await startOn(config, folder);
      await hook.taken.first(pairs.length);
      assertEquals(new Set(hook.taken.items), new Set(ids));
      assertEquals(hook.taken.items.length, ids.length, "something was sent twice");
      await endsBy(program, "SIGTERM");
      assertEquals(program.signals(), [], "stdout received them before");
    },
  );
}

strictTest("SIGTERM sends queued signals at once", async () => {
  const pairs = pairNames(40);
  await using folder = await TempFolder.make();
  await using feed = new SignalFeed(pairs);
  await using hook = new Hook(async (exchange, signal, hook) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await takes(exchange, signal, hook);
  });
  const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url }]);
  await using program = await startOn(config, folder);
  feed.frames(...pairs);
  await signalsOnStdout(program, pairs.length, PATIENCE_MS);
  await endsBy(program, "SIGTERM");
  assertEquals(hook.taken.items.length, pairs.length);
});

strictTest("a restart finds the same signals again and sends no signal twice", async () => {
  await using folder = await TempFolder.make();
  const pairs = pairNames(10);
  await using feed = new SignalFeed([...pairs, "NEW/USDT"]);
  await using hook = new Hook();
  const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url }]);
  feed.frames(...pairs);
  for (const killed of [false, true]) {
    await using program = await startOn(config, folder);
    await hook.taken.first(pairs.length);
    if (killed) program.kill("SIGKILL");
    else await endsBy(program, "SIGTERM");
  }
  feed.frames("NEW/USDT");
  await using program = await startOn(config, folder);
  const fresh = await program.signal(() => true, PATIENCE_MS);
  assertEquals(fresh.pair, "NEW/USDT");
  assertEquals(await hook.taken.at(pairs.length), fresh.id);
  await endsBy(program, "SIGTERM");
  assertEquals(hook.taken.items.length, pairs.length + 1);
  assertEquals(program.signals(), [fresh]);
});
