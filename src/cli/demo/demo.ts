import { fileURLToPath } from "node:url";
import { follow } from "../../app/follow.ts";
import type { CommonOptions } from "../../app/options.ts";
import { applyOptions } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { startLog } from "../../app/start_log.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { loadConfig } from "../../config/load.ts";
import { type DemoProducer, startDemoProducer } from "../../demo/producer.ts";
import { isAddressInUse } from "../../platform/errors.ts";
import { LAYOUT } from "../../platform/layout.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { systemClock } from "../../time/clock.ts";

/** Starts a producer on this machine and follows it. */
export async function demo({ common, options: { port } }: DemoInput): Promise<number> {
  using stop = listenForStop();
  const end = new AbortController();
  const producer = startProducer(port, AbortSignal.any([stop.signal, end.signal]));
  try {
    const strategies = common.strategy.length > 0 ? [] : [fileURLToPath(LAYOUT.exampleStrategy)];
    const config = await loadConfig({
      files: ["demo"],
      readTextFile: () => Promise.resolve(demoConfigText(producer.port, strategies)),
    });
    writeStderr(
      `A producer with made-up candles listens on 127.0.0.1:${producer.port} (ws_token ${TOKEN}).\n` +
        `Its signals follow below within seconds; Ctrl-C ends the demo.\n`,
    );
    startLog(config, common);
    return await follow(applyOptions(config, common), stop.signal, { dryRun: false, commandLine: null });
  } finally {
    end.abort();
    await producer.done;
  }
}

interface DemoInput {
  readonly common: CommonOptions;
  readonly options: { readonly port: number | null };
}

/** The token of the demo's producer, also in config.example.jsonc. It protects nothing. */
const TOKEN = "demo_ws_token";
const DEFAULT_PORT = 8080;

/** @throws {RunError} the requested port is taken */
function startProducer(port: number | null, signal: AbortSignal): DemoProducer {
  const start = (at: number): DemoProducer => startDemoProducer({ port: at, token: TOKEN, clock: systemClock }, signal);
  try {
    return start(port ?? DEFAULT_PORT);
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    if (port === null) return start(0);
    throw new RunError(`port ${port} is taken: choose another --port, or omit it to use any free port`);
  }
}

function demoConfigText(port: number, strategies: readonly string[]): string {
  return JSON.stringify({
    external_message_consumer: {
      enabled: true,
      producers: [{ name: "default", host: "127.0.0.1", port, ws_token: TOKEN }],
    },
    consumer: { strategies, journal: { enabled: false } },
  });
}
