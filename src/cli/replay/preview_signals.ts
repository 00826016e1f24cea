import type { Config } from "../../config/schema.ts";
import { makeSink } from "../../delivery/make_sink.ts";
import { compileSignalFilter } from "../../delivery/signal_filter.ts";
import type { SignalWriter } from "../../delivery/sinks/stdout/signal_writer.ts";
import type { Signal } from "../../signal.ts";

/**
 * Tells of each signal what every sink of the config would get, and sends nothing: for a replay, where no time passes in
 * which a signal could expire.
 */
export async function previewSignals(
  { consumer }: Config,
  writer: SignalWriter,
): Promise<AsyncDisposable & { write(signal: Signal): void }> {
  const routes = await Promise.all(consumer.sinks.map(async (config) => ({
    sink: await makeSink(config, writer),
    wants: compileSignalFilter(config.filter),
  })));
  return {
    write: (signal) => {
      for (const { sink, wants } of routes) {
        if (wants(signal)) writer.writePreview(sink.name, signal, sink.preview(signal));
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const { sink } of routes) await sink[Symbol.asyncDispose]();
    },
  };
}
