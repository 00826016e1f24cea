/** Measures the milliseconds from the program's start to its subscription, ten times: `deno task bench:startup`. */
import { BenchConsumer } from "./support/bench_consumer.ts";
import { pairNames, quantile, runningCandle } from "./support/numbers.ts";
import { print } from "./support/print.ts";
import { ProducerServer } from "./support/producer_server.ts";

const STARTS = 10;

const times: number[] = [];
for (let i = 0; i < STARTS; i++) {
  await using server = new ProducerServer({ pairs: pairNames(1), rows: 100, lastOpensAt: runningCandle() });
  const start = performance.now();
  await using consumer = await BenchConsumer.start(server.port);
  const ended = consumer.program.ended().then(({ stderr }) => {
    throw new Error(`the program ended:\n${stderr}`);
  });
  await Promise.race([server.subscribed, ended]);
  ended.catch(() => {}); // from here on the program is expected to end
  times.push(performance.now() - start);
}
const [p50, worst] = [quantile(times, 0.5), quantile(times, 1)];
print(
  `from start to subscribed: p50 ${p50.toFixed(0)} ms, slowest of ${STARTS} ${
    worst.toFixed(0)
  } ms (target: below 300 ms)`,
);
