/**
 * Milliseconds from a frame's way into the socket to its signal on stdout, at 200 messages a second, 20 pairs of 1500 rows
 * and 60 columns: `deno task bench:latency`. Sender and reader are this one process, so both ends are on one clock; the time
 * in the local network and in the pipe is in the result.
 */
import { BenchConsumer } from "./support/bench_consumer.ts";
import { CANDLE_MS, frameMessage } from "./support/messages.ts";
import { pairNames, quantile, runningCandle } from "./support/numbers.ts";
import { print } from "./support/print.ts";
import { ProducerServer } from "./support/producer_server.ts";

const PAIRS = pairNames(20), ROWS = 1500, MESSAGES = 2_000, EVERY_MS = 5;

const lastOpensAt = runningCandle();
const sentAt = new Map<string, number>();
const latencies: number[] = [];
const based = new Set<string>();
const allBased = Promise.withResolvers<void>(), allSignalled = Promise.withResolvers<void>();

function onSignal(line: string): void {
  const now = performance.now();
  const { pair, candle }: { readonly pair: string; readonly candle: string } = JSON.parse(line);
  const sent = sentAt.get(`${pair} ${Date.parse(candle)}`);
  if (sent !== undefined) latencies.push(now - sent);
  else if (based.add(pair).size === PAIRS.length) allBased.resolve();
  if (latencies.length === MESSAGES) allSignalled.resolve();
}

const updates = Array.from({ length: MESSAGES }, (_, i) => {
  const pair = PAIRS[i % PAIRS.length] ?? "";
  const candle = lastOpensAt + (1 + Math.floor(i / PAIRS.length)) * CANDLE_MS;
  const first = ROWS + Math.floor(i / PAIRS.length);
  return { name: `${pair} ${candle}`, text: frameMessage({ pair, first, rows: 1, lastOpensAt: candle }) };
});

await using server = new ProducerServer({ pairs: PAIRS, rows: ROWS, lastOpensAt });
await using consumer = await BenchConsumer.start(server.port, onSignal);
const ended = consumer.program.ended().then(({ stderr }) => {
  throw new Error(`the program ended:\n${stderr}`);
});
await Promise.race([allBased.promise, ended]);
const start = performance.now();
let next = 0;
const timer = setInterval(() => {
  // a late timer catches up, so that the rate holds
  while (next < MESSAGES && performance.now() - start >= next * EVERY_MS) {
    const update = updates[next++];
    if (update === undefined) break;
    sentAt.set(update.name, performance.now());
    server.broadcast(update.text);
  }
  if (next === MESSAGES) clearInterval(timer);
}, EVERY_MS);
await Promise.race([allSignalled.promise, ended]);
ended.catch(() => {}); // from here on it is to end
const rate = MESSAGES / ((performance.now() - start) / 1000);
const at = (share: number): string => quantile(latencies, share).toFixed(2);
print(
  `${MESSAGES} one-row updates at ${rate.toFixed(0)} a second: p50 ${at(0.5)} ms, p99 ${
    at(0.99)
  } ms (wanted: below 5 ms), max ${at(1)} ms`,
);
