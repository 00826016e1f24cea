import type { Signal } from "../../src/events.ts";
import { interopPython, run } from "./python.ts";

const SCRIPTS = decodeURIComponent(new URL("freqtrade/", import.meta.url).pathname);

/** A recording, and the strategy that is to be run on it. */
export interface OracleCase {
  readonly recording: string;
  /** The class in `freqtrade/strategies`. */
  readonly strategy: string;
  readonly timeframe: string;
  readonly tradingMode: "spot" | "futures";
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

/** Writes freqtrade's own answer to a recording into `out`: a CSV file a pair, and signals.ndjson. */
export async function askOracle(question: OracleCase, out: string): Promise<void> {
  await run(
    await interopPython(),
    `${SCRIPTS}oracle.py`,
    question.recording,
    ...["--strategy", question.strategy, "--strategy-path", `${SCRIPTS}strategies`, "--out", out],
    ...["--timeframe", question.timeframe, "--trading-mode", question.tradingMode],
  );
}

/** Makes a walk forward of a recording: see walk.py. */
export async function makeWalk(recording: string, out: string, rows: number): Promise<void> {
  await run(await interopPython(), `${SCRIPTS}walk.py`, recording, out, "--rows", `${rows}`, "--repeat", "1");
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
