/**
 * Measures how many signals per second pass through journal, outbox and a webhook on 127.0.0.1, and how much time the
 * journal adds to a signal on its way to stdout: `deno task bench:delivery`.
 */
import { sinkSchema } from "../src/config/sinks/kinds.ts";
import type { SinkConfigOf } from "../src/config/schema.ts";
import { Journal } from "../src/delivery/journal/journal.ts";
import { Outbox } from "../src/delivery/outbox.ts";
import { WebhookSink } from "../src/delivery/sinks/webhook/webhook_sink.ts";
import type { DeliveryEvent, JournalEvent } from "../src/events.ts";
import type { Signal } from "../src/signal.ts";
import { systemClock } from "../src/time/clock.ts";
import { measureLatency } from "./support/measure_latency.ts";
import { pairNames, quantile, runningCandle } from "./support/numbers.ts";
import { print } from "./support/print.ts";

/** As many signals as can be pending for a sink. */
const SIGNALS = 10_000;
const UPDATES = 1_000;
const TURNS = 4;
const PAIRS = pairNames(100);

function signal(number: number): Signal {
  const now = new Date().toISOString();
  return {
    id: number.toString(16).padStart(32, "0"),
    time: now,
    strategy: "EveryCandle",
    pair: PAIRS[number % PAIRS.length] ?? "",
    timeframe: "5m",
    candle: new Date(runningCandle()).toISOString(),
    action: "enter",
    side: "long",
    tag: "every",
    price: 1051.348073,
    producer: "default",
    analyzed_at: now,
  };
}

function webhook(port: number): WebhookSink {
  const config: unknown = {
    name: "webhook",
    ...sinkSchema.parse({ type: "webhook", url: `http://127.0.0.1:${port}/hook` }),
  };
  return new WebhookSink(config as SinkConfigOf<"webhook">);
}

async function throughput(): Promise<void> {
  const worker = new Worker(new URL("support/hook_server.ts", import.meta.url), { type: "module" });
  const port = await new Promise<number>((resolve) => worker.onmessage = ({ data }) => resolve(data));
  const folder = await Deno.makeTempDir({ prefix: "bench-delivery-" });
  const done = Promise.withResolvers<void>();
  let delivered = 0;
  const onEvent = (event: DeliveryEvent | JournalEvent): void => {
    if (event.type !== "signal_delivered") done.reject(new Error(JSON.stringify(event)));
    else if (++delivered === SIGNALS) done.resolve();
  };
  {
    using journal = Journal.open({ path: `${folder}/journal.sqlite`, clock: systemClock, keepDays: 90, onEvent });
    const outbox = new Outbox({ journal, clock: systemClock, random: Math.random, redact: (text) => text, onEvent });
    const filter = { strategies: [], pairs: [], actions: [], sides: [], tags: [] };
    const expiry = { maxSignalAge: null, outdatedOffset: 5 };
    outbox.start([{ sink: webhook(port), filter, maxAttempts: 20, expiry, identity: "webhook", flushMs: null }]);
    const signals = Array.from({ length: SIGNALS }, (_, number) => signal(number));
    const start = performance.now();
    for (const one of signals) outbox.take(one);
    const journaled = performance.now();
    await done.promise;
    const rate = (end: number): string => (SIGNALS / ((end - start) / 1000)).toFixed(0);
    print(`${SIGNALS} signals: ${rate(journaled)} per second to the journal (target: at least 2000)`);
    print(`${" ".repeat(`${SIGNALS}`.length)}          ${rate(performance.now())} per second to the webhook`);
    await outbox.close(true);
  }
  worker.terminate();
  await Deno.remove(folder, { recursive: true });
}

/** Measures both in turns, so that other load on the machine affects both. */
async function latency(): Promise<void> {
  const off: number[] = [], on: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    off.push(...(await measureLatency(UPDATES, { journal: { enabled: false } })).latencies);
    on.push(...(await measureLatency(UPDATES, { journal: { enabled: true } })).latencies);
  }
  for (const [what, all] of [["without a journal", off], ["with a journal   ", on]] as const) {
    print(
      `from the socket to stdout ${what}: p50 ${quantile(all, 0.5).toFixed(2)} ms, p99 ${
        quantile(all, 0.99).toFixed(2)
      } ms`,
    );
  }
  const cost = (share: number): string => (quantile(on, share) - quantile(off, share)).toFixed(2);
  print(`the journal adds ${cost(0.5)} ms at p50, ${cost(0.99)} ms at p99 (target: below 1 ms)`);
}

await throughput();
await latency();
