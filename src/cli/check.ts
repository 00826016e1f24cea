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
import { stopOnSignals } from "./stop_signals.ts";

/** `consumer check`: loads the strategies, dials every producer once, prints a table. 1 when a producer can't be used. */
export async function check(options: CommonOptions): Promise<number> {
  const prepared = await prepare(options);
  const section = prepared.config.external_message_consumer;
  if (!section.enabled) {
    writeStderr(DISABLED);
    return 0;
  }
  const strategies = await loadStrategies(prepared);
  const stop = stopOnSignals();
  try {
    const deps = { transport: new WebSocketTransport(), clock: systemClock, random: Math.random };
    const probed = await Promise.all(section.producers.map((p) => probeProducer(p, section, deps, stop.signal)));
    const color = prepared.color && Deno.stdout.isTerminal();
    writeStdout(checkTable(prepared.config.files, strategies, probed, color));
    return probed.every(isUsable) ? 0 : 1;
  } finally {
    stop.dispose();
  }
}

function isUsable(producer: ProbedProducer): boolean {
  return producer.failure === null;
}

/** @throws {StrategyLoadError} one of them can't be used */
async function loadStrategies({ config, strategies }: Prepared): Promise<readonly string[]> {
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
    return await host.start();
  } finally {
    host.stop();
  }
}
