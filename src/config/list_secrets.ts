import type { Config, SinkConfig } from "./schema.ts";
import { findSinkKind } from "./sinks/kinds.ts";
import { listSinkSecrets } from "./sinks/sink_kind.ts";

/** Lists the secrets of a config, which no output may contain: tokens, passwords and all fetched texts. */
export function listSecrets(
  { external_message_consumer, consumer, secrets }: Pick<Config, "external_message_consumer" | "consumer" | "secrets">,
): string[] {
  const tokens = external_message_consumer.producers.map((producer) => producer.ws_token);
  return [...new Set([...tokens, ...secrets, ...consumer.sinks.flatMap(listSecretsOf)])];
}

function listSecretsOf(sink: SinkConfig): readonly string[] {
  const kind = findSinkKind(sink.type);
  return kind === undefined ? [] : listSinkSecrets(kind, sink);
}
