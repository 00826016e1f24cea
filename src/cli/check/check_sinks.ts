import { makeSinks } from "../../app/make_sinks.ts";
import type { Config } from "../../config/schema.ts";
import { listSecrets } from "../../config/list_secrets.ts";
import { SignalWriter } from "../../delivery/sinks/stdout/signal_writer.ts";
import { compileHider } from "../../text/hide_secrets.ts";
import { printable } from "../../text/printable.ts";
import { wrapText } from "../../terminal/wrap_text.ts";

/**
 * Asks every sink of a config whether its receiver would accept signals. Sends none.
 *
 * @returns null when the program was stopped
 * @throws {SinkConfigError} a sink can't be created from its config
 */
export async function checkSinks(config: Config, stop: AbortSignal): Promise<readonly CheckedSink[] | null> {
  const redact = compileHider(listSecrets(config));
  // the sinks need a writer, but nothing is written to it
  const stdout = new SignalWriter({ output: "json", color: false, onError: () => {} });
  const sinks = await makeSinks(config.consumer.sinks, stdout);
  const checked = await Promise.all(sinks.map(async ({ config: { type, name }, sink }): Promise<CheckedSink> => {
    try {
      const { ok, text } = await sink.check(stop);
      return { name, type, ok, text: redact(text) };
    } finally {
      await sink[Symbol.asyncDispose]();
    }
  }));
  return stop.aborted ? null : checked;
}

/** What `consumer check` found out about a sink. */
export interface CheckedSink {
  readonly name: string;
  readonly type: string;
  readonly ok: boolean;
  readonly text: string;
}

/**
 * Formats the results of all sinks, one line each, wrapped at `width`. Returns nothing when signals only go to stdout.
 *
 * @example
 * ```ts
 * import { formatSinks } from "./check_sinks.ts";
 * const text = formatSinks([{ name: "bot", type: "freqtrade", ok: false, text: "nothing listens there" }], 80);
 * if (text !== "sinks:      bot (freqtrade): nothing listens there\n") throw new Error(text);
 * ```
 */
export function formatSinks(sinks: readonly CheckedSink[], width: number): string {
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

const TITLE = "sinks:      ";
/** The start of continuation lines. */
const INDENT = "  ";
