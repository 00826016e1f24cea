import { engineSettings, type Prepared } from "./prepare.ts";

/** What is other in a config that was read again. */
export interface ConfigChange {
  readonly producers: boolean;
  /** The strategies, what they may do, or anything else that the engine is made of. */
  readonly engine: boolean;
  readonly sinks: boolean;
  /** Anything else that was read: the log, waits. */
  readonly settings: boolean;
  /** Keys whose change takes effect only at the next start. */
  readonly later: readonly string[];
}

/**
 * Compares what is in force with what was read.
 *
 * @param start what the program was started with
 */
export function configChange(before: Prepared, after: Prepared, start: Prepared): ConfigChange {
  const differs = (part: (prepared: Prepared) => unknown, from = before): boolean =>
    JSON.stringify(part(from)) !== JSON.stringify(part(after));
  const later: readonly (readonly [string, (prepared: Prepared) => unknown])[] = [
    ["consumer.journal", ({ config }) => config.consumer.journal],
    ["consumer.allow_commands", ({ config }) => config.consumer.allow_commands],
    ["consumer.output", ({ output }) => output],
  ];
  return {
    producers: differs(({ config }) => config.external_message_consumer),
    engine: differs(({ config, strategies }) => [
      engineSettings(config),
      strategies,
      config.consumer.strategy_permissions,
      config.consumer.strategy_timeout,
      config.consumer.hot_reload,
    ]),
    sinks: differs(({ config: { consumer, exchange } }) => [
      consumer.sinks,
      consumer.max_signal_age,
      exchange.outdated_offset,
    ]),
    settings: differs(({ config: { consumer } }) => [consumer.log_level, consumer.log_format, consumer.flush_timeout]),
    later: later.filter(([, part]) => differs(part, start)).map(([key]) => key),
  };
}
