import type { Config } from "./schema.ts";

/** Finds what is allowed in a config but probably a mistake. Each warning is one sentence for the log. */
export function findConfigWarnings(config: Config): string[] {
  if (!config.external_message_consumer.enabled) return [];
  return [
    ...(config.process_only_new_candles === true
      ? [
        "process_only_new_candles is true: strategies ignore updates of the running candle; " +
        "set it to false to evaluate every update",
      ]
      : []),
    ...(config.consumer.sinks.length === 0 ? ["consumer.sinks is empty: signals are not sent anywhere"] : []),
  ];
}
