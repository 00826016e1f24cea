import type { SinkConfig, SinkConfigOf } from "../config/schema.ts";
import type { Sink } from "./sinks/sink.ts";
import { SinkConfigError } from "./sinks/sink_config_error.ts";
import type { SignalWriter } from "./sinks/stdout/signal_writer.ts";

/**
 * Makes the sink that a config describes. Loads the code of its kind only now: most programs need one kind or two.
 *
 * @param stdout the writer that all sinks of the kind `stdout` share
 * @throws {SinkConfigError} the config can't work: a `ca_file` that can't be read, for one
 */
export async function makeSink(config: SinkConfig, stdout: SignalWriter): Promise<Sink> {
  try {
    return await makeSinkOf(config, stdout);
  } catch (error) {
    if (!(error instanceof SinkConfigError)) throw error;
    throw new SinkConfigError(`consumer.sinks: ${JSON.stringify(config.name)}: ${error.message}`, { cause: error });
  }
}

type Kind = SinkConfig["type"];
type MakeSink<K extends Kind> = (config: SinkConfigOf<K>, stdout: SignalWriter) => Promise<Sink>;

/** How to make a sink of each kind. A new kind adds its line here. */
const KINDS: { readonly [K in Kind]: MakeSink<K> } = {
  stdout: async (config, stdout) => new (await import("./sinks/stdout/stdout_sink.ts")).StdoutSink(config, stdout),
  file: async (config) => new (await import("./sinks/file/file_sink.ts")).FileSink(config),
  webhook: async (config) => new (await import("./sinks/webhook/webhook_sink.ts")).WebhookSink(config),
  telegram: async (config) => new (await import("./sinks/telegram/telegram_sink.ts")).TelegramSink(config),
  discord: async (config) => new (await import("./sinks/discord/discord_sink.ts")).DiscordSink(config),
  freqtrade: async (config) => new (await import("./sinks/freqtrade/freqtrade_sink.ts")).FreqtradeSink(config),
  command: async (config) => new (await import("./sinks/command/command_sink.ts")).CommandSink(config),
};

/** The type parameter lets TypeScript see that the entry of `KINDS` fits the config. */
function makeSinkOf<K extends Kind>(config: SinkConfigOf<K>, stdout: SignalWriter): Promise<Sink> {
  const kind: K = config.type;
  return KINDS[kind](config, stdout);
}
