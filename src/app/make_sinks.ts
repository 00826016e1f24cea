import type { SinkConfig } from "../config/schema.ts";
import { makeSink } from "../delivery/make_sink.ts";
import type { Sink } from "../delivery/sinks/sink.ts";
import { SinkConfigError } from "../delivery/sinks/sink_config_error.ts";
import type { SignalWriter } from "../delivery/sinks/stdout/signal_writer.ts";

/**
 * Makes the sinks of a config, in its order.
 *
 * @throws {SinkConfigError} sinks can't be made. The message has one line for each, and the other sinks are disposed of.
 */
export async function makeSinks(configs: readonly SinkConfig[], stdout: SignalWriter): Promise<readonly MadeSink[]> {
  const made: MadeSink[] = [];
  const problems: SinkConfigError[] = [];
  for (const config of configs) {
    try {
      made.push({ config, sink: await makeSink(config, stdout) });
    } catch (error) {
      if (!(error instanceof SinkConfigError)) throw error;
      problems.push(error);
    }
  }
  if (problems.length === 0) return made;
  for (const { sink } of made) await sink[Symbol.asyncDispose]();
  throw new SinkConfigError(problems.map(({ message }) => message).join("\n"), { cause: problems });
}

/** A sink with its config. */
export interface MadeSink {
  readonly config: SinkConfig;
  readonly sink: Sink;
}
