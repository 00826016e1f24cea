import { delay } from "../../src/std/delay.ts";
import { quantile } from "../support/numbers.ts";
import { Market } from "./market.ts";
import { waitUntilQuiet } from "./quiet.ts";
import { ScriptServer } from "./script_server.ts";
import type { Side } from "./sides.ts";

/**
 * Measures the milliseconds from writing an update to the socket to reading its line from stdout, at 200 a second. Only the
 * lines after the warm-up count.
 *
 * @throws {Error} the side ended, or an update has no line
 */
export async function measureLatency(side: Side): Promise<{ readonly p50: number; readonly p99: number }> {
  const rounds = WARM_UP + MEASURED;
  const market = new Market({ pairs: PAIRS, columns: 60, rounds });
  const sentAt: number[] = [];
  const readAt: number[] = [];
  let isSending = false;
  // lines come in the order of the messages
  const onStdoutLine = (): void => void (isSending && readAt.push(performance.now()));
  await using server = new ScriptServer(market);
  await using running = await side.start({ port: server.port, onStdoutLine, signalling: true });
  await Promise.race([server.served, running.ended]);
  await waitUntilQuiet(running.pid);
  isSending = true;
  const updates = Array.from({ length: rounds }, (_, i) => market.updates(i + 1)).flat();
  const start = performance.now();
  for (const [i, update] of updates.entries()) {
    await delay(Math.max(0, start + i * EVERY_MS - performance.now()));
    sentAt.push(performance.now());
    await Promise.race([server.send([update]), running.ended]);
  }
  await waitUntilQuiet(running.pid);
  if (readAt.length !== sentAt.length) {
    throw new Error(`${side.name}: ${readAt.length} lines of ${sentAt.length} updates`);
  }
  const latencies = sentAt.map((sent, i) => (readAt[i] ?? NaN) - sent).slice(WARM_UP * PAIRS);
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

const PAIRS = 50, EVERY_MS = 5;
/** In rounds. */
const WARM_UP = 20, MEASURED = 30;
