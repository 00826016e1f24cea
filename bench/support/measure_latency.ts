import { BenchConsumer } from "./bench_consumer.ts";
import { CANDLE_MS, frameMessage } from "./messages.ts";
import { pairNames, runningCandle } from "./numbers.ts";
import { ProducerServer } from "./producer_server.ts";

const PAIRS = pairNames(20), ROWS = 1500, EVERY_MS = 5;

/** The result of {@linkcode measureLatency}. */
export interface Latencies {
  /** The milliseconds from sending each update to reading its signal from stdout. */
  readonly latencies: readonly number[];
  /** The achieved updates per second. */
  readonly rate: number;
}

/**
 * Sends 200 updates per second to the program and waits for a signal of each.
 *
 * @param consumer the config's section `consumer`
 */
export async function measureLatency(
  messages: number,
  consumer: Readonly<Record<string, unknown>> = {},
): Promise<Latencies> {
  // the program rejects candles of the future: the updates end with the running candle
  const lastOpensAt = runningCandle() - Math.ceil(messages / PAIRS.length) * CANDLE_MS;
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
    if (latencies.length === messages) allSignalled.resolve();
  }

  const updates = Array.from({ length: messages }, (_, i) => {
    const pair = PAIRS[i % PAIRS.length] ?? "";
    const candle = lastOpensAt + (1 + Math.floor(i / PAIRS.length)) * CANDLE_MS;
    const first = ROWS + Math.floor(i / PAIRS.length);
    return { name: `${pair} ${candle}`, text: frameMessage({ pair, first, rows: 1, lastOpensAt: candle }) };
  });

  await using server = new ProducerServer({ pairs: PAIRS, rows: ROWS, lastOpensAt });
  await using bench = await BenchConsumer.start(server.port, onSignal, consumer);
  const ended = bench.program.ended().then(({ stderr }) => {
    throw new Error(`the program ended:\n${stderr}`);
  });
  await Promise.race([allBased.promise, ended]);
  const start = performance.now();
  let next = 0;
  const timer = setInterval(() => {
    // after a late timer, catch up to keep the rate
    while (next < messages && performance.now() - start >= next * EVERY_MS) {
      const update = updates[next++];
      if (update === undefined) break;
      sentAt.set(update.name, performance.now());
      server.broadcast(update.text);
    }
    if (next === messages) clearInterval(timer);
  }, EVERY_MS);
  await Promise.race([allSignalled.promise, ended]);
  ended.catch(() => {}); // from here on the program is expected to end
  const rate = messages / ((performance.now() - start) / 1000);
  return { latencies, rate };
}
