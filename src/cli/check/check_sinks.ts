import type { Config } from "../../config/schema.ts";
import { listSecrets } from "../../config/list_secrets.ts";
import { makeSink } from "../../delivery/make_sink.ts";
import { SignalWriter } from "../../delivery/sinks/stdout/signal_writer.ts";
import { compileHider } from "../../text/hide_secrets.ts";
import { printable } from "../../text/printable.ts";
import { wrapText } from "../../terminal/wrap.ts";

/** What `consumer check` has found out about a sink. */
export interface CheckedSink {
  readonly name: string;
  readonly type: string;
  readonly ok: boolean;
  readonly text: string;
}

/**
 * Asks every sink of the config whether its receiver would take signals; none is sent.
 *
 * @throws {SinkConfigError} a sink can't be made of its config
 */
export async function checkSinks(config: Config, stop: AbortSignal): Promise<readonly CheckedSink[]> {
  const redact = compileHider(listSecrets(config));
  // nothing is written to it
  const stdout = new SignalWriter({ output: "json", color: false, onError: () => {} });
  return await Promise.all(config.consumer.sinks.map(async (settings): Promise<CheckedSink> => {
    const { type, name } = settings;
    const sink = await makeSink(settings, stdout);
    try {
      const { ok, text } = await sink.check(stop);
      return { name, type, ok, text: redact(text) };
    } finally {
      await sink[Symbol.asyncDispose]();
    }
  }));
}

const TITLE = "sinks:      ";
/** Of a line that goes on. */
const INDENT = "  ";

/**
 * One line for each sink, wrapped at `width`; nothing where signals go to stdout alone.
 *
 * @example
 * ```ts
 * import { sinkLines } from "./check_sinks.ts";
 * const text = sinkLines([{ name: "bot", type: "freqtrade", ok: false, text: "nothing listens there" }], 80);
 * if (text !== "sinks:      bot (freqtrade): nothing listens there\n") throw new Error(text);
 * ```
 */
export function sinkLines(sinks: readonly CheckedSink[], width: number): string {
  if (sinks.every(({ type }) => type === "stdout")) return "";
  const margin = " ".repeat(TITLE.length);
  const lines = sinks.flatMap(({ name, type, text }) =>
    wrapText(
      `${printable(name)}${name === type ? "" : ` (${type})`}: ${printable(text)}`,
      width - margin.length,
      INDENT,
    )
  );
  return `${TITLE}${lines.join(`\n${margin}`)}\n`;
}
