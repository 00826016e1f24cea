/**
 * Milliseconds from a frame's way into the socket to its signal on stdout, at 200 messages a second, 20 pairs of 1500 rows
 * and 60 columns: `deno task bench:latency`. Sender and reader are this one process, so both ends are on one clock; the time
 * in the local network and in the pipe is in the result.
 */
import { quantile } from "./support/numbers.ts";
import { measureLatency } from "./support/measure_latency.ts";
import { print } from "./support/print.ts";

const MESSAGES = 2_000;

const { latencies, rate } = await measureLatency(MESSAGES);
const at = (share: number): string => quantile(latencies, share).toFixed(2);
print(
  `${MESSAGES} one-row updates at ${rate.toFixed(0)} a second: p50 ${at(0.5)} ms, p99 ${
    at(0.99)
  } ms (wanted: below 5 ms), max ${at(1)} ms`,
);
