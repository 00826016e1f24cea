import type { SinkConfig } from "../config/schema.ts";
import type { SignalWriter } from "./signal_writer.ts";
import type { Sink } from "./sinks/sink.ts";
import { SinkConfigError } from "./sinks/sink_config_error.ts";
import { StdoutSink } from "./sinks/stdout/stdout.ts";

/**
 * The sink that a config describes. Its code is loaded when it is needed: most programs write to stdout alone.
 *
 * @throws {SinkConfigError} it can't be made of that: a `ca_file` that can't be read
 */
export async function makeSink(config: SinkConfig, stdout: SignalWriter): Promise<Sink> {
  try {
    return await made(config, stdout);
  } catch (error) {
    if (!(error instanceof SinkConfigError)) throw error;
    throw new SinkConfigError(`consumer.sinks: ${JSON.stringify(config.name)}: ${error.message}`, { cause: error });
  }
}

async function made(config: SinkConfig, stdout: SignalWriter): Promise<Sink> {
  switch (config.type) {
    case "stdout":
      return new StdoutSink(config, stdout);
    case "file":
      return new (await import("./sinks/file/file.ts")).FileSink(config);
    case "webhook":
      return new (await import("./sinks/webhook/webhook.ts")).WebhookSink(config);
    case "telegram":
      return new (await import("./sinks/telegram/telegram.ts")).TelegramSink(config);
    case "discord":
      return new (await import("./sinks/discord/discord.ts")).DiscordSink(config);
    case "freqtrade":
      return new (await import("./sinks/freqtrade/freqtrade.ts")).FreqtradeSink(config);
    case "command":
      return new (await import("./sinks/command/command.ts")).CommandSink(config);
  }
}
