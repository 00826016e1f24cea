import { EXIT_CODE } from "../../app/exit_code.ts";
import type { CommonOptions } from "../../app/options.ts";
import { prepareRun, reportIfDisabled } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { UsageError } from "../../app/usage_error.ts";
import { Frame } from "../../frame/frame.ts";
import { UnknownColumnError } from "../../frame/unknown_column_error.ts";
import type { ProducerSettings } from "../../producer/producer_settings.ts";
import { makeTransport } from "../../producer/make_transport.ts";
import { isStdoutTerminal } from "../../terminal/is_terminal.ts";
import { stdoutPage } from "../../terminal/page.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { printable } from "../../text/printable.ts";
import { printableLines } from "../../text/printable_lines.ts";
import { systemClock } from "../../time/clock.ts";
import { askProducer } from "../dial/ask_producer.ts";
import { findFrame, type FoundFrame, type FrameQuery, isPair, type NamedAnswer } from "./find_frame.ts";
import { formatFrameJson, formatFrameTable } from "./frame_text.ts";

/** Requests a pair's last rows from the producers and prints those of the first producer that has them. */
export async function frame({ common, options }: FrameInput): Promise<number> {
  const runConfig = await prepareRun(common);
  if (reportIfDisabled(runConfig)) return EXIT_CODE.success;
  const section = runConfig.config.external_message_consumer;
  const producers = selectProducers(section.producers, options.producer);
  using stop = listenForStop();
  const deps = { transport: makeTransport(runConfig.config.consumer), clock: systemClock, random: Math.random };
  const question = {
    rows: options.tail,
    choosePairs: (pairs: readonly string[]) => pairs.filter((pair) => isPair(pair, options.pair)),
    needsFrame: false,
  };
  const answers = await Promise.all(producers.map(async (producer): Promise<NamedAnswer> => (
    { name: producer.name, ...await askProducer(producer, question, section, deps, stop.signal) }
  )));
  if (stop.signal.aborted) return EXIT_CODE.success;
  const found = findFrame(answers, options);
  const rows = selectColumns(Frame.ofTable(found.frame.table).tail(options.tail), options.columns);
  writeStdout(formatRows(rows, found, options.output, runConfig.color));
  return EXIT_CODE.success;
}

interface FrameInput {
  readonly common: CommonOptions;
  readonly options: FrameQuery & {
    /** The number of rows. */
    readonly tail: number;
    /** The name of the only producer to ask. Null: all. */
    readonly producer: string | null;
    /** Names of columns, separated by commas. Null: all. */
    readonly columns: string | null;
    readonly output: "auto" | "pretty" | "csv" | "json" | null;
  };
}

/** @throws {UsageError} the config has no producer of that name */
function selectProducers(producers: readonly ProducerSettings[], name: string | null): readonly ProducerSettings[] {
  if (name === null) return producers;
  const selected = producers.filter((producer) => producer.name === name);
  if (selected.length > 0) return selected;
  const names = producers.map((producer) => JSON.stringify(producer.name)).join(", ");
  throw new UsageError(`--producer ${JSON.stringify(name)} is not in the config; its producers are ${names}`);
}

/** @throws {RunError} the dataframe has no column of that name */
function selectColumns(rows: Frame, columns: string | null): Frame {
  if (columns === null) return rows;
  try {
    return rows.select(...columns.split(",").map((name) => name.trim()).filter((name) => name !== ""));
  } catch (error) {
    if (error instanceof UnknownColumnError) throw new RunError(`--columns: ${error.message}`);
    throw error;
  }
}

function formatRows(
  rows: Frame,
  { producer, frame: { message } }: FoundFrame,
  output: FrameInput["options"]["output"],
  isColorAllowed: boolean,
): string {
  if (output === "csv") return isStdoutTerminal() ? printableLines(rows.toCsv()) : rows.toCsv();
  if (output === "json") return formatFrameJson(rows);
  const { pair, timeframe, candleType, analyzedAt } = message;
  const title = `${pair} ${timeframe} ${candleType}, producer ${JSON.stringify(producer)}, ` +
    `analysed at ${new Date(analyzedAt).toISOString()}`;
  return `${printable(title)}\n${formatFrameTable(rows, stdoutPage(isColorAllowed))}`;
}
