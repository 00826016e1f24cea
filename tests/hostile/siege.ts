import { Program, type ProgramEnd, type ProgramOptions } from "../support/program.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { TempFolder } from "../support/temp_folder.ts";
import type { ProducerSettings } from "../../src/producer/producer_settings.ts";
import { configOf, PATIENCE_MS } from "../cli/support.ts";
import { GOOD_PAIR, GoodProducer } from "./good_producer.ts";
import { residentKb } from "./resident.ts";

/** How late a signal may be, beside any attack. */
const LATE_MS = 1000;
/** How long a stop may take, beside any attack. */
const STOP_MS = 1000;
/** Candles of the good producer that pass under an attack, unless it wants more. */
const CANDLES = 5;

const GOOD_STRATEGY = fileOf("strategies/good.js");

/** An attack on the running program, which follows a good producer and runs a good strategy at the same time. */
export interface Siege {
  /** Hostile producers. */
  readonly producers?: readonly ProducerSettings[];
  /** Files of hostile strategies: paths. */
  readonly strategies?: readonly string[];
  /** More of the section `external_message_consumer`. */
  readonly section?: Readonly<Record<string, unknown>>;
  /** More of the section `consumer`. */
  readonly consumer?: Readonly<Record<string, unknown>>;
  /** Runs when the first good signal has come. The siege ends {@linkcode candles} candles after it has resolved. */
  readonly attack?: (program: Program, folder: string) => Promise<void>;
  readonly candles?: number;
  /** How late a good signal may be. Default: a second */
  readonly lateMs?: number;
  /** The most resident memory that the program may ever have, in MB. Default: 400 */
  readonly memoryMb?: number;
}

/** What the program did under siege. */
export interface SiegeEnd extends ProgramEnd {
  /** The lines of stdout that are not signals of the good strategy on the good pair. */
  readonly others: readonly string[];
  /** The peak of resident memory, in MB. */
  readonly peakMb: number;
}

/**
 * Runs the program under an attack. Each candle of the good producer must give its signal, once and in time, memory must
 * stay bounded, and SIGTERM must end the program within a second with code 0.
 */
export async function siege(
  { producers = [], strategies = [], section, consumer, attack, candles = CANDLES, lateMs = LATE_MS, memoryMb = 400 }:
    Siege,
  options: ProgramOptions = {},
): Promise<SiegeEnd> {
  await using folder = await TempFolder.make();
  await using good = new GoodProducer();
  const config = await folder.write(
    "config.json",
    configOf([good.settings(), ...producers], { sleep_time: 1, ...section }, {
      strategies: [GOOD_STRATEGY, ...strategies],
      journal: { file: "journal.sqlite" },
      catch_up: true,
      ...consumer,
    }),
  );
  const arrived = new Map<number, number>();
  const doubles: string[] = [];
  const others: string[] = [];
  const onStdoutLine = (line: string): void => {
    const candle = goodCandle(line);
    if (candle === null) others.push(line);
    else if (arrived.has(candle)) doubles.push(line);
    else arrived.set(candle, performance.now());
  };
  const args = ["--config", config, "--output", "json"];
  // the supervisor's notes go to the folder of temporary files
  const env = { TMPDIR: folder.path };
  await using program = await Program.start(args, { mayWrite: folder.path, env, ...options, onStdoutLine });
  await program.stdout.find((line) => goodCandle(line) !== null, PATIENCE_MS).catch((error) => {
    throw new Error(`no good signal came before the attack:\n${program.stderr.text.slice(-5000)}`, { cause: error });
  });
  const first = Math.min(...arrived.keys());
  await attack?.(program, folder.path);
  await good.moreCandles(candles);
  const last = Math.max(...good.sent.keys());
  const goodOf = (line: string): boolean => goodCandle(line) === last;
  await program.stdout.find(goodOf, lateMs).catch((error) => {
    throw new Error(`the last good candle gave no signal within ${lateMs} ms\n${program.stderr.text.slice(-5000)}`, {
      cause: error,
    });
  });
  const peakMb = await residentKb(program.pid, "VmHWM") / 1024;
  const begin = performance.now();
  program.kill("SIGTERM");
  const end = await program.ended();
  const stopMs = performance.now() - begin;
  const about = end.stderr.slice(-5000);

  const missing: number[] = [];
  for (const [candle, sentAt] of good.sent) {
    if (candle < first || candle > last) continue;
    const at = arrived.get(candle);
    if (at === undefined) missing.push(candle);
    else assert(at - sentAt <= lateMs, `the signal of ${iso(candle)} came ${at - sentAt} ms late\n${about}`);
  }
  assertEquals(missing.map(iso), [], `signals are missing\n${about}`);
  assertEquals(doubles, [], "signals came twice");
  assertEquals(end.code, 0, about);
  assert(stopMs < STOP_MS, `the stop took ${stopMs} ms\n${about}`);
  assert(peakMb < memoryMb, `the program grew to ${peakMb} MB\n${about}`);
  return { ...end, others, peakMb };
}

/** The path of a file beside this one. */
export function fileOf(name: string): string {
  return decodeURIComponent(new URL(name, import.meta.url).pathname);
}

/** Returns the candle of a genuine signal of the good strategy, else null. */
function goodCandle(line: string): number | null {
  try {
    const { strategy, pair, producer, candle, tag, price } = JSON.parse(line);
    const genuine = strategy === "Good" && pair === GOOD_PAIR && producer === "good" && tag === "good" && price === 100;
    return genuine ? Date.parse(candle) : null;
  } catch {
    return null;
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
