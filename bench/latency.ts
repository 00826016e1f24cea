/**
 * Measures the milliseconds from sending a frame to reading its signal from stdout: 200 messages per second, 20 pairs of
 * 1500 rows and 60 columns. `deno task bench:latency`.
 *
 * This process is both sender and reader, so both times come from one clock. The result includes the time in the local
 * network and in the pipe.
 */
import { quantile } from "./support/numbers.ts";
import { measureLatency } from "./support/measure_latency.ts";
import { print } from "./support/print.ts";

const MESSAGES = 2_000;

const { latencies, rate } = await measureLatency(MESSAGES);
const at = (share: number): string => quantile(latencies, share).toFixed(2);
print(
  `${MESSAGES} one-row updates at ${rate.toFixed(0)} per second: p50 ${at(0.5)} ms, p99 ${
    at(0.99)
  } ms (target: below 5 ms), max ${at(1)} ms`,
);
