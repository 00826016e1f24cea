import { configOf } from "../cli/support.ts";
import { seeded } from "../support/crash_random.ts";
import { growth } from "../support/flat_memory.ts";
import { processStats } from "../support/process_stats.ts";
import { Program } from "../support/program.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { CANDLE_MS, RestlessProducer } from "./restless_producer.ts";

/** Runs the program against restless producers for this time, and counts what it did. */
export async function soak(seconds: number, onSample: (line: string) => void = () => {}): Promise<SoakFigures> {
  await using owned = new AsyncDisposableStack();
  const folder = owned.use(await TempFolder.make());
  const producers = Array.from({ length: PRODUCERS }, (_, i) => {
    const name = `p${i}`;
    return owned.use(new RestlessProducer(name, [`A/${name}`, `B/${name}`], seeded(i + 1)));
  });
  const settings = producers.map((producer) => producer.settings());
  const config = await folder.write(
    "config.json",
    configOf(settings, TIMING, { strategies: [STRATEGY], catch_up: true, journal: { file: "journal.sqlite" } }),
  );
  const signals: string[] = [];
  const program = owned.use(
    await Program.start(["--config", config, "--output", "json", "--no-supervisor"], {
      mayWrite: folder.path,
      onStdoutLine: (line) => {
        const { pair, candle } = JSON.parse(line);
        signals.push(`${pair} ${Date.parse(candle)}`);
      },
    }),
  );
  const memory: number[] = [], handles: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let at = 0; performance.now() < end; at++) {
    await sleep(SAMPLE_MS);
    const stats = await processStats(program.pid);
    memory.push(stats.memoryMb);
    handles.push(stats.handles);
    const dials = producers.reduce((sum, producer) => sum + producer.dials, 0);
    if (at % 30 === 29) onSample(`${dials} dials, ${signals.length} signals, ${stats.memoryMb.toFixed(0)} MB`);
  }
  for (const producer of producers) producer.calm();
  const last = Math.floor(Date.now() / CANDLE_MS) * CANDLE_MS;
  await sleep(CALM_MS);
  const { cpuMs } = await processStats(program.pid);
  program.kill("SIGTERM");
  const { code, stderr } = await program.ended();
  const seen = new Set(signals);
  return {
    seconds,
    dials: producers.reduce((sum, producer) => sum + producer.dials, 0),
    signals: signals.length,
    doubled: signals.length - seen.size,
    lost: producers.flatMap(({ pairs }) => pairs).flatMap((pair) => findMissing(seen, pair, last)),
    memoryMb: growth(memory),
    handles: growth(handles),
    cpuPercent: cpuMs / (seconds * 1000 + CALM_MS) * 100,
    code,
    stderr,
  };
}

/** What the program did. */
export interface SoakFigures {
  readonly seconds: number;
  readonly dials: number;
  readonly signals: number;
  readonly doubled: number;
  /** Pairs and candles without a signal. */
  readonly lost: readonly string[];
  /** The medians of the second and the last quarter. */
  readonly memoryMb: { readonly early: number; readonly late: number };
  readonly handles: { readonly early: number; readonly late: number };
  readonly cpuPercent: number;
  readonly code: number;
  readonly stderr: string;
}

/** Lists what is wrong with the figures. */
export function findFlaws({ dials, seconds, signals, doubled, lost, memoryMb, handles, code }: SoakFigures): string[] {
  const flaws = [
    dials < seconds && `only ${dials} dials in ${seconds} s`,
    signals < seconds && `only ${signals} signals in ${seconds} s`,
    doubled > 0 && `${doubled} signals came twice`,
    lost.length > 0 && `${lost.length} signals are lost: ${lost.slice(0, 10).join(", ")}`,
    memoryMb.late > memoryMb.early * 1.1 + 10 && `memory grew from ${memoryMb.early} to ${memoryMb.late} MB`,
    handles.late > handles.early * 1.1 + 5 && `handles grew from ${handles.early} to ${handles.late}`,
    code !== 0 && `the program ended with ${code}`,
  ];
  return flaws.filter((flaw) => flaw !== false);
}

const PRODUCERS = 8;
const TIMING = { sleep_time: 0.2, wait_timeout: 1, ping_timeout: 0.5 };
const STRATEGY = decodeURIComponent(new URL("../hostile/strategies/good.js", import.meta.url).pathname);
const SAMPLE_MS = 1000;
/** At the end links last, so that the program can catch up. */
const CALM_MS = 8000;

/** Lists the candles of a pair that have no signal, from the first one that has, up to `last`. */
function findMissing(seen: ReadonlySet<string>, pair: string, last: number): readonly string[] {
  const candles = [...seen].filter((key) => key.startsWith(`${pair} `)).map((key) => Number(key.split(" ")[1]));
  if (candles.length === 0) return [`${pair}: all`];
  const first = Math.min(...candles);
  const count = Math.max(0, (last - first) / CANDLE_MS + 1);
  return Array.from({ length: count }, (_, i) => first + i * CANDLE_MS)
    .filter((candle) => !seen.has(`${pair} ${candle}`))
    .map((candle) => `${pair} ${new Date(candle).toISOString()}`);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
