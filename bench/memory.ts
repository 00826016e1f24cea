/**
 * Measures the resident memory of the program with 100 pairs of 1500 rows and 60 columns, after the first frames and after
 * a thousand updates: `deno task bench:memory`. It reads /proc, so it needs Linux.
 */
import { BenchConsumer } from "./support/bench_consumer.ts";
import { CANDLE_MS, frameMessage } from "./support/messages.ts";
import { pairNames, runningCandle } from "./support/numbers.ts";
import { print } from "./support/print.ts";
import { ProducerServer } from "./support/producer_server.ts";

const PAIRS = pairNames(100), ROWS = 1500, ROUNDS = 10;

// the program rejects candles of the future: the rounds end with the running candle
const lastOpensAt = runningCandle() - ROUNDS * CANDLE_MS;
await using server = new ProducerServer({ pairs: PAIRS, rows: ROWS, lastOpensAt });

let signals = 0;
let wanted = { count: PAIRS.length, reached: Promise.withResolvers<void>() };
await using consumer = await BenchConsumer.start(server.port, () => {
  if (++signals === wanted.count) wanted.reached.resolve();
});
const { program } = consumer;
const ended = program.ended().then(({ stderr }) => {
  throw new Error(`the program ended:\n${stderr}`);
});
ended.catch(() => {});

/** Reads megabytes from /proc/PID/status. `cat` reads the file, because Deno needs all permissions for that folder. */
async function readMemory(field: "VmRSS" | "VmHWM"): Promise<string> {
  const { stdout } = await new Deno.Command("cat", { args: [`/proc/${program.pid}/status`] }).output();
  const status = new TextDecoder().decode(stdout);
  const kilobytes = Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]);
  return `${(kilobytes / 1024).toFixed(0)} MB`;
}

await Promise.race([wanted.reached.promise, ended]);
print(`after the first frames of ${PAIRS.length} pairs: ${await readMemory("VmRSS")} (target: below 250 MB)`);
for (let round = 1; round <= ROUNDS; round++) {
  wanted = { count: signals + PAIRS.length, reached: Promise.withResolvers<void>() };
  for (const pair of PAIRS) {
    server.broadcast(
      frameMessage({ pair, first: ROWS + round, rows: 1, lastOpensAt: lastOpensAt + round * CANDLE_MS }),
    );
  }
  await Promise.race([wanted.reached.promise, ended]);
}
print(
  `after ${ROUNDS * PAIRS.length} updates: ${await readMemory("VmRSS")}; peak: ${await readMemory("VmHWM")}`,
);
