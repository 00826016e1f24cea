import { makeSinks } from "../../app/make_sinks.ts";
import type { Config } from "../../config/schema.ts";
import { compileSignalFilter } from "../../delivery/signal_filter.ts";
import type { SignalWriter } from "../../delivery/sinks/stdout/signal_writer.ts";
import type { Signal } from "../../signal.ts";

/**
 * Opens a preview, which writes what each sink of the config would receive of a signal, and sends nothing. Signals don't
 * expire, because no time passes in a replay.
 */
export async function openPreview({ consumer }: Config, writer: SignalWriter): Promise<SignalPreview> {
  const sinks = await makeSinks(consumer.sinks, writer);
  const routes = sinks.map(({ config, sink }) => ({ sink, isWanted: compileSignalFilter(config.filter) }));
  return {
    write: (signal) => {
      for (const { sink, isWanted } of routes) {
        if (isWanted(signal)) writer.writePreview(sink.name, signal, sink.preview(signal));
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const { sink } of routes) await sink[Symbol.asyncDispose]();
    },
  };
}

/** Writes what sinks would receive. */
export interface SignalPreview extends AsyncDisposable {
  write(signal: Signal): void;
}
