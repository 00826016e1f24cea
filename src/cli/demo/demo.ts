import { fileURLToPath } from "node:url";
import { loadConfig } from "../../config/load.ts";
import { type DemoProducer, startDemoProducer } from "../../demo/producer.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { systemClock } from "../../time/clock.ts";
import type { CommonOptions } from "../../app/options.ts";

import { follow } from "../../app/follow.ts";
import { applyOptions } from "../../app/run_config.ts";
import { startLog } from "../../app/start_log.ts";
import { RunError } from "../../app/run_error.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { UsageError } from "../../app/usage_error.ts";

/** The token of the demo's producer, also in config.example.jsonc: it guards nothing. */
const TOKEN = "demo_ws_token";
const USUAL_PORT = 8080;

/** `consumer demo`: a producer on this machine, followed with the example strategy. */
export async function demo(options: CommonOptions, port: number | null): Promise<number> {
  if (options.config.length > 0) throw new UsageError("consumer demo brings its own config: leave --config out");
  const stop = listenForStop();
  const end = new AbortController();
  const producer = listen(port, AbortSignal.any([stop.signal, end.signal]));
  try {
    const strategies = options.strategy.length > 0 ? [] : [exampleStrategy()];
    const config = await loadConfig({
      files: ["demo"],
      readTextFile: () => Promise.resolve(demoConfig(producer.port, strategies)),
    });
    writeStderr(
      `A producer with made-up candles listens on 127.0.0.1:${producer.port} (ws_token ${TOKEN}).\n` +
        `Its signals follow below within seconds; Ctrl-C ends the demo.\n`,
    );
    startLog(config, options);
    await follow(applyOptions(config, options), stop.signal, { dryRun: false, commandLine: null });
    return 0;
  } finally {
    end.abort();
    await producer.done;
    stop[Symbol.dispose]();
  }
}

function listen(port: number | null, signal: AbortSignal): DemoProducer {
  const start = (at: number): DemoProducer => startDemoProducer({ port: at, token: TOKEN, clock: systemClock }, signal);
  try {
    return start(port ?? USUAL_PORT);
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    if (port === null) return start(0);
    throw new RunError(`port ${port} is taken: name another with --port, or leave it out`);
  }
}

function demoConfig(port: number, strategies: readonly string[]): string {
  return JSON.stringify({
    external_message_consumer: {
      enabled: true,
      producers: [{ name: "default", host: "127.0.0.1", port, ws_token: TOKEN }],
    },
    consumer: { strategies, journal: { enabled: false } },
  });
}

function exampleStrategy(): string {
  return fileURLToPath(new URL("../../../examples/strategies/consumer_strategy.ts", import.meta.url));
}
