import type { Signal } from "../../src/signal.ts";
import { interopPython, run } from "./python.ts";

const SCRIPTS = decodeURIComponent(new URL("freqtrade/", import.meta.url).pathname);

/** A recording, and the strategy that is to be run on it. */
export interface OracleCase {
  readonly recording: string;
  /** The class in `freqtrade/strategies`. */
  readonly strategy: string;
  readonly timeframe: string;
  readonly tradingMode: "spot" | "futures";
  /** freqtrade's `remove_entry_exit_signals`. */
  readonly removeSignals: boolean;
  /** The folder for the answer: a CSV file a pair, and signals.ndjson. */
  readonly out: string;
}

/** A line of oracle.py's signals.ndjson. */
interface OracleSignal {
  readonly pair: string;
  readonly date: string;
  readonly enter: "long" | "short" | null;
  readonly exit_long: boolean;
  readonly exit_short: boolean;
  readonly tag: string | null;
  readonly exit_tag: string | null;
}

/** How many Pythons answer at a time. */
const PROCESSES = 2;

/** Has freqtrade itself answer these cases, many in one process: to start it takes longer than to ask it. */
export async function askOracle(cases: readonly OracleCase[], folder: string): Promise<void> {
  const python = await interopPython();
  await Promise.all(Array.from({ length: PROCESSES }, async (_, nr) => {
    const file = `${folder}/cases.${nr}.json`;
    // dealt to and fro: of a twin's recordings, which stand together, the last one has the most messages
    const share = cases.filter((_, at) => (at + Math.floor(at / PROCESSES)) % PROCESSES === nr);
    await Deno.writeTextFile(file, JSON.stringify(share.map(questionArguments)));
    await run(python, `${SCRIPTS}oracle.py`, "--cases", file);
  }));
}

function questionArguments(question: OracleCase): readonly string[] {
  const { recording, strategy, timeframe, tradingMode, removeSignals, out } = question;
  return [
    recording,
    ...["--strategy", strategy, "--strategy-path", `${SCRIPTS}strategies`, "--timeframe", timeframe],
    ...["--trading-mode", tradingMode, "--out", out, ...(removeSignals ? ["--remove-signals"] : [])],
  ];
}

/** Makes a walk forward of a recording, with the options of walk.py. */
export async function makeWalk(recording: string, out: string, ...options: readonly string[]): Promise<void> {
  await run(await interopPython(), `${SCRIPTS}walk.py`, recording, out, "--repeat", "1", ...options);
}

/** The signals of an oracle's signals.ndjson, each once, as sorted texts that {@linkcode signalText} makes too. */
export function oracleSignals(ndjson: string): readonly string[] {
  const lines = ndjson.split("\n").filter((line) => line !== "");
  const texts = lines.flatMap((line) => {
    const found: OracleSignal = JSON.parse(line);
    const { pair, date, enter } = found;
    return [
      ...(enter === null ? [] : [text(pair, date, "enter", enter, found.tag)]),
      ...(found.exit_long ? [text(pair, date, "exit", "long", found.exit_tag)] : []),
      ...(found.exit_short ? [text(pair, date, "exit", "short", found.exit_tag)] : []),
    ];
  });
  return [...new Set(texts)].sort();
}

/** A signal of ours as a text for comparison. */
export function signalText({ pair, candle, action, side, tag }: Signal): string {
  return text(pair, candle, action, side, tag);
}

function text(pair: string, date: string, action: string, side: string, tag: string | null): string {
  // freqtrade makes the tag columns with "" in them: no tag
  return `${pair} ${new Date(date).toISOString()} ${action} ${side} ${tag === "" ? null : tag}`;
}
