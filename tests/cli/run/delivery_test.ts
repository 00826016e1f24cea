import type { Signal } from "../../../src/signal.ts";
import { frameText } from "../../engine/support.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import type { HttpExchange } from "../../support/http_exchange.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import {
  deliveryConfig,
  failsFor,
  Hook,
  pairNames,
  SignalFeed,
  signalsOnStdout,
  startOn,
  takes,
} from "./delivery_support.ts";
import { endsBy, PATIENCE_MS } from "../support.ts";

const STDOUT = { type: "stdout" } as const;

strictTest(
  "webhooks that are slow, reset, fail or hang get each signal once, few retries, and delay no other sink",
  async () => {
    const pairs = pairNames(60);
    await using folder = await TempFolder.make();
    await using feed = new SignalFeed(pairs);
    await using good = new Hook();
    await using slow = new Hook(async (exchange, signal, hook) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await takes(exchange, signal, hook);
    });
    const seen = new Set<string>();
    await using fails = new Hook((exchange, signal, hook) => {
      if (seen.has(signal.id)) return takes(exchange, signal, hook);
      seen.add(signal.id);
      hook.failed++;
      return exchange.answer(500);
    });
    await using resets = failsFor(1_500, (exchange) => exchange.drop());
    await using busy = failsFor(500, (exchange) => exchange.answer(429, { headers: { "retry-after": "3" } }));
    await using hangs = failsFor(500, (exchange) => exchange.gone);
    await using refuses = new Hook((exchange) => exchange.answer(404));
    await using never = new Hook((exchange) => exchange.answer(503));
    await using dead = new Hook((exchange) => exchange.drop());
    const hooks = { good, slow, fails, resets, busy, hangs, refuses, never, dead };
    const config = await deliveryConfig(folder, feed, [
      STDOUT,
      ...Object.entries(hooks).map(([name, { url }]) => ({ type: "webhook", name, url, timeout: 1 })),
    ]);
    await using program = await startOn(config, folder);
    const startedAt = Date.now();
    feed.frames(...pairs);
    await Promise.all([signalsOnStdout(program, pairs.length, PATIENCE_MS), good.taken.first(pairs.length)]);
    assertEquals([hangs.taken.items, dead.taken.items], [[], []], "a failing sink delayed the others");
    const ids = program.signals().map(({ id }) => id);
    const lossless = [good, slow, fails, resets, busy, hangs];
    for (const hook of lossless) {
      assertEquals(new Set(await hook.taken.first(pairs.length)), new Set(ids));
    }
    // one request for each signal, and one for each failure
    assertEquals(lossless.map(({ count }) => count), lossless.map(({ failed }) => pairs.length + failed));
    assertEquals([good.failed, slow.failed, fails.failed], [0, 0, pairs.length]);
    for (const { failed } of [resets, busy, hangs]) assert(failed > 0 && failed < 20, `${failed} requests failed`);
    assertEquals(refuses.count, pairs.length, "a refused signal was retried");
    const first = busy.times[0] ?? 0;
    const early = busy.times.filter((at) => at > first + 1_000 && at < first + 2_900);
    assertEquals(early, [], "retried before the Retry-After of three seconds");
    // the pause after a failure starts at a second; an answer delays one signal, a broken connection delays the whole sink
    const seconds = (Date.now() - startedAt) / 1000;
    assert(never.count <= pairs.length * (1 + Math.log2(seconds + 1) + 1), `${never.count} requests in ${seconds} s`);
    // older versions of Deno repeat a request once when its connection breaks
    assert(dead.count <= 2 * (8 + 1 + Math.log2(seconds + 1) + 1), `${dead.count} requests in ${seconds} s`);
    await endsBy(program, "SIGTERM");
    assertEquals(good.count, pairs.length);
  },
);

const CANDLE_MS = 300_000;
const ROUNDS = 25;
/** A pending signal takes about a kilobyte. */
const MAX_GROWTH_KB = 30_000;

strictTest(
  "2,500 signals for a webhook that hangs reach stdout at once and barely raise the memory",
  { ignore: Deno.build.os !== "linux" }, // memory is read from /proc
  async () => {
    const pairs = pairNames(100);
    await using folder = await TempFolder.make();
    await using feed = new SignalFeed(pairs);
    await using hangs = new Hook((exchange: HttpExchange, _signal: Signal) => exchange.gone);
    const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hangs.url, timeout: 100 }], {
      flush_timeout: 0,
    });
    await using program = await startOn(config, folder);
    const running = Math.floor(Date.now() / CANDLE_MS) * CANDLE_MS;
    const round = (number: number): readonly string[] =>
      pairs.map((pair) => {
        const rows = number === 0 ? 50 : 1;
        // no candle lies ahead of the clock: the last round's is the running one
        const first = running + (number - ROUNDS - rows + 2) * CANDLE_MS;
        const analyzedAt = Date.now() + number;
        return frameText({
          pair,
          timeframe: "5m",
          first,
          rows,
          stepMs: CANDLE_MS,
          index: number + 50 - rows,
          analyzedAt,
        });
      });
    const warmUp = 5;
    for (let number = 0; number < warmUp; number++) {
      feed.texts(...round(number));
      await signalsOnStdout(program, (number + 1) * pairs.length, PATIENCE_MS);
    }
    const before = await residentKb(program.pid);
    for (let number = warmUp; number < ROUNDS; number++) {
      feed.texts(...round(number));
      await signalsOnStdout(program, (number + 1) * pairs.length, PATIENCE_MS);
    }
    const growth = await residentKb(program.pid) - before;
    assert(growth < MAX_GROWTH_KB, `the program grew by ${growth} kB`);
    assertEquals(hangs.count, 8);
    await endsBy(program, "SIGTERM");
  },
);

/** Reads `/proc` with another program: Deno would need all permissions for that folder. */
async function residentKb(pid: number): Promise<number> {
  const { stdout } = await new Deno.Command("cat", { args: [`/proc/${pid}/status`] }).output();
  return Number(/VmRSS:\s+(\d+) kB/.exec(new TextDecoder().decode(stdout))?.[1]);
}

strictTest(
  "an expired signal is never sent, neither after its webhook recovers nor after a restart",
  async () => {
    await using folder = await TempFolder.make();
    await using feed = new SignalFeed(["OLD/USDT", "LATE/USDT", "NEW/USDT"]);
    await using hook = new Hook((exchange) => exchange.answer(500));
    const config = await deliveryConfig(folder, feed, [STDOUT, { type: "webhook", url: hook.url, max_signal_age: 3 }]);
    {
      await using program = await startOn(config, folder);
      feed.frames("OLD/USDT");
      const { id } = await program.signal(() => true, PATIENCE_MS);
      await hook.asked(1);
      await program.event((event) => event.type === "signal_expired" && event.signal.id === id, PATIENCE_MS);
      feed.frames("LATE/USDT");
      await program.signal(({ pair }) => pair === "LATE/USDT", PATIENCE_MS);
      await endsBy(program, "SIGTERM");
    }
    hook.getWell();
    const left = Date.now();
    while (Date.now() < left + 3_000) await new Promise((resolve) => setTimeout(resolve, 100));
    await using program = await startOn(config, folder);
    await program.event((event) => event.type === "signal_expired" && event.signal.pair === "LATE/USDT", PATIENCE_MS);
    feed.frames("NEW/USDT");
    const fresh = await program.signal(({ pair }) => pair === "NEW/USDT", PATIENCE_MS);
    assertEquals(await hook.taken.at(0), fresh.id);
    await endsBy(program, "SIGTERM");
    assertEquals(hook.taken.items, [fresh.id]);
    assertEquals(program.signals().length, 1, "stdout received the others before");
  },
);
