import type { Config } from "./schema.ts";

/** What is allowed in a config but probably not meant: one sentence each, for the log. */
export function configWarnings(config: Config): string[] {
  if (!config.external_message_consumer.enabled) return [];
  return [
    ...(config.process_only_new_candles === true
      ? [
        "process_only_new_candles is true: what producers send while a candle is running is not looked at; " +
        "set it to false to follow every change",
      ]
      : []),
    ...(config.consumer.sinks.length === 0 ? ["consumer.sinks is empty: signals go nowhere"] : []),
  ];
}
