import { EngineHost } from "../engine/host.ts";
import { spawnWorker } from "../engine/spawn_worker.ts";
import { logEvent } from "../log/events.ts";
import { writeStderr } from "../log/stderr.ts";
import { WebSocketTransport } from "../producer/web_socket_transport.ts";
import { systemClock } from "../time/clock.ts";
import { writeStdout } from "../delivery/write_stdout.ts";
import type { CommonOptions } from "./args.ts";
import { checkTable } from "./check_table.ts";
import { DISABLED, engineSettings, prepare, type Prepared } from "./prepare.ts";
import { type ProbedProducer, probeProducer } from "./probe_producer.ts";
import { RunError } from "./run_error.ts";
import { startEngine } from "./start_engine.ts";
import { stopOnSignals } from "./stop_signals.ts";

/** Columns where no terminal says how many there are. */
const USUAL_WIDTH = 120;

/** `consumer check`: loads the strategies, dials every producer once, prints a table. 1 when a producer can't be used. */
export async function check(options: CommonOptions): Promise<number> {
  const prepared = await prepare(options);
  const section = prepared.config.external_message_consumer;
  if (!section.enabled) {
    writeStderr(DISABLED);
    return 0;
  }
  const stop = stopOnSignals();
  try {
    const strategies = await loadStrategies(prepared, stop.signal);
    const deps = { transport: new WebSocketTransport(), clock: systemClock, random: Math.random };
    const probed = await Promise.all(section.producers.map((p) => probeProducer(p, section, deps, stop.signal)));
    if (stop.signal.aborted) throw new RunError("check was stopped before every producer had answered");
    const { files } = prepared.config;
    writeStdout(checkTable({ files, strategies, producers: probed }, page(prepared)));
    return probed.every(isUsable) ? 0 : 1;
  } finally {
    stop.dispose();
  }
}

/** What the table is written on: a terminal of some width, or a file. */
function page({ color }: Prepared): { readonly color: boolean; readonly width: number } {
  if (!Deno.stdout.isTerminal()) return { color: false, width: USUAL_WIDTH };
  // some terminals say that they are 0 wide
  return { color, width: Deno.consoleSize().columns || USUAL_WIDTH };
}

function isUsable(producer: ProbedProducer): boolean {
  return producer.failure === null;
}

/** @throws {StrategyLoadError} one of them can't be used */
async function loadStrategies({ config, strategies }: Prepared, stop: AbortSignal): Promise<readonly string[]> {
  if (strategies.length === 0) return [];
  const host = new EngineHost({
    settings: engineSettings(config),
    strategies,
    timeoutMs: config.consumer.strategy_timeout * 1000,
    clock: systemClock,
    spawn: () => spawnWorker(strategies, config.consumer.strategy_permissions),
    onEvent: (event) => logEvent(event),
  });
  try {
    return await startEngine(host, stop) ?? [];
  } finally {
    host.stop();
  }
}
