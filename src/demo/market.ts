import { toSeries } from "../ta/input.ts";
import { rsi } from "../ta/kernel/rsi.ts";
import { tema } from "../ta/kernel/tema.ts";
import { typicalPrice } from "../ta/kernel/typical_price.ts";
import { bollingerBands } from "../ta/qtpylib/bollinger_bands.ts";

/**
 * A simulated market. Every pair's price is a wave with noise and depends only on the clock.
 *
 * The waves are shifted so that the pairs meet the entry or exit rule of freqtrade's example strategy soon after the
 * start, one after the other.
 */
export class DemoMarket {
  readonly pairs: readonly string[];
  readonly #timeframeMs: number;
  readonly #startedAt: number;
  readonly #first: number;
  readonly #courses: readonly Course[];
  readonly #prices: readonly number[];

  /**
   * @param prices the average price of each pair
   * @param startedAt the time of the start, in epoch milliseconds
   */
  constructor(prices: Readonly<Record<string, number>>, timeframeMs: number, startedAt: number) {
    this.pairs = Object.keys(prices);
    this.#prices = Object.values(prices);
    this.#timeframeMs = timeframeMs;
    this.#startedAt = startedAt;
    this.#first = Math.floor((startedAt + MIN_FIRST_MS) / timeframeMs);
    this.#courses = this.pairs.map((_, i) => this.#findCourse(i));
  }

  /**
   * Returns a pair's last 300 candles. The last row is the running candle.
   *
   * @param now epoch milliseconds
   * @throws {RangeError} the market does not have the pair
   */
  frame(pair: string, now: number): DemoFrame {
    const index = this.pairs.indexOf(pair);
    const course = this.#courses[index];
    if (course === undefined) throw new RangeError(`the demo has no pair ${pair}: use one of ${this.pairs.join(", ")}`);
    const running = Math.floor(now / this.#timeframeMs);
    return this.#makeFrame(course, running, this.#progressOf(index, running, now));
  }

  /** Returns how far the running candle has moved, from 0 at its open to 1 at its close. */
  #progressOf(index: number, candle: number, now: number): number {
    const opened = candle * this.#timeframeMs;
    const from = candle === this.#first ? Math.max(this.#startedAt, opened) : opened;
    const span = Math.min(LAST_MOVE_MS, opened + this.#timeframeMs - from - 1_000);
    const delay = ((index + 1) / this.pairs.length) * Math.max(0, span - MOVE_MS);
    return Math.min(1, Math.max(0, (now - from - delay) / Math.min(MOVE_MS, span)));
  }

  /** Finds a course on which the first candle meets a rule: the entry rule for even indexes, else the exit rule. */
  #findCourse(index: number): Course {
    const rule = index % 2 === 0 ? "enter_long" : "exit_long";
    for (let seed = 0; seed < MAX_SEEDS; seed++) {
      for (let phase = 0; phase < PERIOD; phase++) {
        const course = { index, phase, seed: seed * SEED_STEP + index };
        if (this.#makeFrame(course, this.#first, 1)[rule].at(-1) === 1) return course;
      }
    }
    throw new Error(`no seed makes pair ${index} signal`);
  }

  #makeFrame(course: Course, running: number, progress: number): DemoFrame {
    const [date, open, high, low, close, volume] = Array.from({ length: 6 }, () => new Float64Array(ROWS));
    if (!date || !open || !high || !low || !close || !volume) throw new Error("six columns were made");
    const base = this.#prices[course.index] ?? NaN;
    // six significant digits, as on an exchange
    const ticks = 10 ** (5 - Math.floor(Math.log10(base)));
    const price = (part: number): number => Math.round(base * part * ticks) / ticks;
    for (let row = 0; row < ROWS; row++) {
      const candle = running - ROWS + 1 + row;
      const from = computeWave(course, candle - 1);
      const target = computeWave(course, candle);
      const part = row === ROWS - 1 ? progress : 1;
      const to = from + (target - from) * part;
      const wick = from * 0.0005 + Math.abs(to - from) * 0.3;
      date[row] = candle * this.#timeframeMs;
      open[row] = price(from);
      close[row] = price(to);
      high[row] = price(Math.max(from, to) + wick);
      low[row] = price(Math.min(from, to) - wick);
      volume[row] = 10 + Math.round(90 * computeNoise(course.seed + 101, candle) * Math.max(part, 0.1));
    }
    return addIndicators({ date, open, high, low, close, volume });
  }
}

/** A pair's candles, indicators and signals as columns, oldest row first. Missing values are `NaN`. */
export interface DemoFrame {
  readonly date: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly rsi: Float64Array;
  readonly bb_lowerband: Float64Array;
  readonly bb_middleband: Float64Array;
  readonly bb_upperband: Float64Array;
  readonly tema: Float64Array;
  readonly enter_long: Float64Array;
  readonly exit_long: Float64Array;
}

/** The inputs of a pair's candles, besides the clock. */
interface Course {
  /** The pair's index. */
  readonly index: number;
  /** By how many candles the pair's wave is shifted. */
  readonly phase: number;
  /** The seed of the noise. */
  readonly seed: number;
}

const ROWS = 300;
const PERIOD = 26;
const AMPLITUDE = 0.03;
/** How many seeds to try. With most seeds some phase of the wave meets a rule, so the first one is usually enough. */
const MAX_SEEDS = 100;
const SEED_STEP = 1_000;
/** How long a candle takes to move from its open to its close, in milliseconds. */
const MOVE_MS = 2_000;
/** When the last pair's candle has moved at the latest, in milliseconds after it opened. */
const LAST_MOVE_MS = 21_000;
/** The least time that the first moving candle must have left. If it has less, the next candle is the first. */
const MIN_FIRST_MS = 4_000;

function addIndicators(
  candles: Pick<DemoFrame, "date" | "open" | "high" | "low" | "close" | "volume">,
): DemoFrame {
  const { high, low, close } = candles;
  const strength = rsi(close, 14);
  const { lower, mid, upper } = bollingerBands(toSeries(typicalPrice(high, low, close)), { window: 20, stds: 2 });
  const middle = mid.values;
  const average = tema(close, 9);
  const enters = markRows(
    close.length,
    (row) =>
      isCrossingAbove(strength, 30, row) && at(average, row) <= at(middle, row) &&
      at(average, row) > at(average, row - 1),
  );
  const exits = markRows(close.length, (row) => isCrossingAbove(strength, 70, row));
  return {
    ...candles,
    rsi: strength,
    bb_lowerband: lower.values,
    bb_middleband: middle,
    bb_upperband: upper.values,
    tema: average,
    enter_long: enters,
    exit_long: exits,
  };
}

function markRows(rows: number, rule: (row: number) => boolean): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => (rule(row) ? 1 : NaN));
}

function isCrossingAbove(values: Float64Array, level: number, row: number): boolean {
  return at(values, row) > level && at(values, row - 1) <= level;
}

function at(values: Float64Array, row: number): number {
  return values[row] ?? NaN;
}

/** Returns a candle's close as a fraction of the pair's average price. */
function computeWave({ phase, seed }: Course, candle: number): number {
  return 1 + AMPLITUDE * Math.sin((2 * Math.PI * (candle + phase)) / PERIOD) +
    (computeNoise(seed + 7, candle) - 0.5) * 0.004;
}

/** Returns a pseudo-random number from 0 to 1 that depends only on two whole numbers. */
function computeNoise(a: number, b: number): number {
  const hash = Math.sin(a * 127.1 + (b % 100_003) * 311.7) * 43758.5453;
  return hash - Math.floor(hash);
}
