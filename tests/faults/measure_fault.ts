import { type Fault, sleep } from "./faults.ts";
import type { Diary, Entry } from "./diary.ts";
import type { OwnFrames, SeenFrame } from "./own_frames.ts";
import type { ProcessStats } from "../support/process_stats.ts";
import { CANDLE_MS, type Stage } from "./stage.ts";

/**
 * Runs one fault, so that at least one candle closes while it lasts, and measures what the program does about it. It returns when
 * the program is whole again.
 *
 * @throws {Error} the program is not whole again in time
 */
export async function measureFault(stage: Stage, fault: Fault): Promise<FaultResult> {
  await fault.prepare?.(stage);
  await untilWhole(stage, Date.now());
  const { diary } = stage;
  await sleep(secondsUntilBegin(fault.seconds));
  const owned = [await stage.ownFrames()];
  const before = await stage.stats();
  const began = Date.now();
  await fault.begin(stage);
  const over = new AbortController();
  const during = fault.during?.(stage, over.signal);
  await sleep(fault.seconds - (Date.now() - began) / 1000);
  over.abort();
  await during;
  await fault.end(stage);
  const ended = Date.now();
  const whole = await untilWhole(stage, ended);
  const closes = closesBetween(began, whole);
  await sleep((Math.max(whole, ...closes) + SETTLE_MS - Date.now()) / 1000);
  const after = await stage.stats();
  owned.push(await stage.ownFrames());

  const now = Date.now();
  const closed = diary.eventsOf("link_closed", began, ended)[0];
  const compared = diary.frames.filter(({ at }) => at >= began);
  const reports = diary.eventsOf("candles_missed", began, now).flatMap(({ it }) => it.pairs);
  return {
    name: fault.name,
    detectedMs: closed === undefined ? null : closed.at - began,
    detectedAs: closed?.it.reason.kind ?? null,
    wholeMs: whole - ended,
    dials: diary.eventsOf("link_connecting", began, now).length,
    signals: countSignals(diary, closes, stage.pairs),
    lost: closes.length * stage.pairs.length - countSignals(diary, closes, stage.pairs),
    missed: reports.reduce((sum, { count }) => sum + count, 0),
    doubled: countDoubles(diary, began),
    compared: compared.length,
    differing: compared.filter(({ it }) => !owned.some((own) => own.equals(it))).length,
    cpuPercent: (after.cpuMs - before.cpuMs) / (after.at - before.at) * 100,
    before,
    after,
  };
}

/** What the program did about a fault. */
export interface FaultResult {
  readonly name: string;
  /** From the begin of the fault until the program closed the link. Null: it did not. */
  readonly detectedMs: number | null;
  /** The kind of the reason. */
  readonly detectedAs: string | null;
  /** From the end of the fault until the program had the newest candle of each pair, with the cells of the producer. */
  readonly wholeMs: number;
  /** How often the program dialled. */
  readonly dials: number;
  /** The signals of candles that closed from the begin until the program was whole again. */
  readonly signals: number;
  /** How many of these candles had no signal. */
  readonly lost: number;
  /** How many candles the program reported as missed. */
  readonly missed: number;
  readonly doubled: number;
  /** How often a strategy's dataframe was compared with the producer's. */
  readonly compared: number;
  /** How many of them differed in a cell. */
  readonly differing: number;
  readonly cpuPercent: number;
  readonly before: ProcessStats;
  readonly after: ProcessStats;
}

const WHOLE_LIMIT_MS = 120_000;
/** How long after a candle's close its signal may come: the producer needs a second or two to fetch and analyse it. */
const SETTLE_MS = 10_000;
/** How long the producer may take to fetch and analyse a candle. */
const FRESH_MS = 6_000;

/** Returns when the program was whole, from `since` on: linked, with the newest candle and the producer's cells of each pair. */
async function untilWhole(stage: Stage, since: number): Promise<number> {
  while (Date.now() < since + WHOLE_LIMIT_MS) {
    if (stage.diary.isLinked) {
      const whole = wholeSince(stage, await stage.ownFrames(), since);
      if (whole !== null) return whole;
    }
    await sleep(0.3);
  }
  throw new Error(`the program is not whole ${WHOLE_LIMIT_MS / 1000} s later:\n${stage.lastLines}`);
}

function wholeSince({ diary, pairs }: Stage, own: OwnFrames, since: number): number | null {
  const opened = diary.events.findLast(({ it }) => it.type === "link_opened")?.at ?? Infinity;
  const from = Math.max(since, opened);
  const isWhole = ({ at, it }: Entry<SeenFrame>): boolean =>
    at >= from && it.last + 2 * CANDLE_MS + FRESH_MS > at && own.equals(it);
  const times = pairs.map((pair) => diary.frames.find((entry) => entry.it.pair === pair && isWhole(entry))?.at ?? null);
  return times.reduce((latest, at) => latest === null || at === null ? null : Math.max(latest, at), from);
}

/**
 * An instant begins half a second before a candle closes, a short fault two seconds, a long one ten. One of more than
 * a minute begins five seconds before, so that a whole candle passes while it lasts.
 */
function secondsUntilBegin(seconds: number): number {
  const lead = seconds === 0 ? 500 : seconds <= 5 ? 2_000 : seconds > 60 ? 5_000 : 10_000;
  const wait = CANDLE_MS - lead - Date.now() % CANDLE_MS;
  return (wait < 0 ? wait + CANDLE_MS : wait) / 1000;
}

/** The times at which candles closed. */
function closesBetween(from: number, to: number): readonly number[] {
  const first = Math.ceil(from / CANDLE_MS);
  const count = Math.max(0, Math.floor(to / CANDLE_MS) - first + 1);
  return Array.from({ length: count }, (_, i) => (first + i) * CANDLE_MS);
}

function countSignals({ signals }: Diary, closes: readonly number[], pairs: readonly string[]): number {
  const sent = new Set(signals.map(({ it }) => `${it.pair} ${Date.parse(it.candle) + CANDLE_MS}`));
  return closes.flatMap((close) => pairs.filter((pair) => sent.has(`${pair} ${close}`))).length;
}

/** How many signals since `from` repeat an earlier one. */
function countDoubles({ signals }: Diary, from: number): number {
  const seen = new Set<string>();
  let doubles = 0;
  for (const { at, it } of signals) {
    const key = `${it.pair} ${it.candle} ${it.action}`;
    if (seen.has(key) && at >= from) doubles++;
    seen.add(key);
  }
  return doubles;
}
