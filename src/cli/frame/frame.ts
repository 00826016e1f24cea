import { writeStdout } from "../../terminal/stdout.ts";
import { Frame } from "../../frame/frame.ts";
import { UnknownColumnError } from "../../frame/unknown_column_error.ts";
import type { ProducerSettings } from "../../producer/producer_settings.ts";
import { WebSocketTransport } from "../../producer/web_socket_transport.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { nearest } from "../../text/nearest.ts";
import { printable } from "../../text/printable.ts";
import { systemClock } from "../../time/clock.ts";
import type { CommonOptions } from "../../app/options.ts";
import type { FrameOptions } from "../args.ts";
import { type AskedFrame, type AskedFrames, askFrames } from "../dial/ask_frames.ts";
import { frameJson, frameTable } from "./frame_text.ts";
import { DISABLED_MESSAGE, prepareRun } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { UsageError } from "../../app/usage_error.ts";

/** Columns where no terminal says how many there are. */
const PIPE_WIDTH = 160;
const MOST_NAMED = 12;

interface Answer extends AskedFrames {
  readonly name: string;
}

/** `consumer frame`: asks the producers for a pair's last rows now, and prints those of the first that has them. */
export async function frame(options: CommonOptions, wanted: FrameOptions): Promise<number> {
  const { config, color } = await prepareRun(options);
  const section = config.external_message_consumer;
  if (!section.enabled) {
    writeStderr(DISABLED_MESSAGE);
    return 0;
  }
  const producers = chosen(section.producers, wanted.producer);
  const stop = listenForStop();
  try {
    const deps = { transport: new WebSocketTransport(), clock: systemClock, random: Math.random };
    const ask = {
      rows: wanted.tail,
      choose: (pairs: readonly string[]) => pairs.filter((pair) => isPair(pair, wanted)),
    };
    const answers = await Promise.all(producers.map(async (producer): Promise<Answer> => (
      { name: producer.name, ...await askFrames(producer, ask, section, deps, stop.signal) }
    )));
    if (stop.signal.aborted) return 0;
    const { answer, found } = firstOf(answers, wanted);
    const shown = columnsOf(Frame.ofTable(found.table).tail(wanted.tail), wanted.columns);
    writeStdout(text(shown, found, answer.name, wanted, color));
    return 0;
  } finally {
    stop[Symbol.dispose]();
  }
}

function chosen(producers: readonly ProducerSettings[], name: string | null): readonly ProducerSettings[] {
  if (name === null) return producers;
  const found = producers.filter((producer) => producer.name === name);
  if (found.length > 0) return found;
  const names = producers.map((producer) => JSON.stringify(producer.name)).join(", ");
  throw new UsageError(`--producer ${JSON.stringify(name)}: the config names no such producer, only ${names}`);
}

/** Letter case does not count, as in the config's pair lists. */
function isPair(pair: string, wanted: FrameOptions): boolean {
  return pair.toLowerCase() === wanted.pair.toLowerCase();
}

/** @throws {RunError} none of them has it: what each of them said */
function firstOf(
  answers: readonly Answer[],
  wanted: FrameOptions,
): { readonly answer: Answer; readonly found: AskedFrame } {
  for (const answer of answers) {
    const frames = answer.frames.filter(({ message }) => isPair(message.pair, wanted));
    const found = frames.find(({ message }) => wanted.timeframe === null || message.timeframe === wanted.timeframe);
    if (found !== undefined) return { answer, found };
  }
  throw new RunError(answers.map((answer) => problem(answer, wanted)).join("\n"));
}

function problem({ name, failure, pairs, frames }: Answer, wanted: FrameOptions): string {
  const producer = `producer ${JSON.stringify(name)}`;
  if (failure !== null) return printable(`${producer} ${failure}`);
  const others = frames.filter(({ message }) => isPair(message.pair, wanted)).map(({ message }) => message.timeframe);
  if (others.length > 0) {
    return printable(`${producer} has sent no ${wanted.timeframe} of ${wanted.pair}, but ${others.join(", ")}`);
  }
  const listed = pairs ?? [];
  if (listed.some((pair) => isPair(pair, wanted))) {
    return printable(`${producer} lists ${wanted.pair}, but has not analysed it yet: try again after the next candle`);
  }
  const near = nearest(wanted.pair, listed);
  const named = near.length > 0 ? near : listed.slice(0, MOST_NAMED);
  const rest = listed.length > named.length ? `, ... (${listed.length} pairs)` : "";
  return printable(`${producer} has no ${wanted.pair}; it has ${named.join(", ") || "no pair at all"}${rest}`);
}

function columnsOf(shown: Frame, names: readonly string[] | null): Frame {
  if (names === null) return shown;
  try {
    return shown.select(...names);
  } catch (error) {
    if (error instanceof UnknownColumnError) throw new RunError(`--columns: ${error.message}`);
    throw error;
  }
}

function text(shown: Frame, found: AskedFrame, producer: string, wanted: FrameOptions, color: boolean): string {
  switch (wanted.format) {
    case "csv":
      return shown.toCsv();
    case "json":
      return frameJson(shown);
    case "table": {
      const { pair, timeframe, candleType, analyzedAt } = found.message;
      const head = `${pair} ${timeframe} ${candleType}, producer ${JSON.stringify(producer)}, ` +
        `analysed at ${new Date(analyzedAt).toISOString()}\n`;
      const isTerminal = Deno.stdout.isTerminal();
      // some terminals say that they are 0 wide
      const width = isTerminal && Deno.consoleSize().columns || PIPE_WIDTH;
      return printable(head.trimEnd()) + "\n" + frameTable(shown, { width, color: color && isTerminal });
    }
  }
}
