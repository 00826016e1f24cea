import type { Config } from "../config/schema.ts";
import { configSecrets } from "../config/secrets.ts";
import { makeSink } from "../delivery/make_sink.ts";
import { SignalWriter } from "../delivery/signal_writer.ts";
import { redactor } from "../log/redact.ts";
import { printable } from "../text/printable.ts";

/** What `consumer check` has found out about a sink. */
export interface CheckedSink {
  readonly name: string;
  readonly type: string;
  /** Null: only a signal would tell. */
  readonly ok: boolean | null;
  readonly text: string;
}

/**
 * Asks every sink of the config whether its receiver would take signals; none is sent.
 *
 * @throws {SinkConfigError} a sink can't be made of its config
 */
export async function checkSinks(config: Config, stop: AbortSignal): Promise<readonly CheckedSink[]> {
  const redact = redactor(configSecrets(config));
  // nothing is written to it
  const stdout = new SignalWriter({ output: "json", color: false, onError: () => {} });
  return await Promise.all(config.consumer.sinks.map(async (settings): Promise<CheckedSink> => {
    const { type, name } = settings;
    const sink = await makeSink(settings, stdout);
    try {
      const found = await sink.check?.(stop);
      if (found !== undefined) return { name, type, ok: found.ok, text: redact(found.text) };
      return type === "stdout"
        ? { name, type, ok: true, text: "ok" }
        : { name, type, ok: null, text: "not tried: only a signal would tell" };
    } finally {
      await sink[Symbol.asyncDispose]();
    }
  }));
}

/**
 * One line for each sink; nothing where signals go to stdout alone.
 *
 * @example
 * ```ts
 * import { sinkLines } from "./check_sinks.ts";
 * const text = sinkLines([{ name: "bot", type: "freqtrade", ok: false, text: "nothing listens there" }]);
 * if (text !== "sinks:      bot (freqtrade): nothing listens there\n") throw new Error(text);
 * ```
 */
export function sinkLines(sinks: readonly CheckedSink[]): string {
  if (sinks.every(({ type }) => type === "stdout")) return "";
  const lines = sinks.map(({ name, type, text }) =>
    `${printable(name)}${name === type ? "" : ` (${type})`}: ${printable(text)}\n`
  );
  return `sinks:      ${lines.join("            ")}`;
}
