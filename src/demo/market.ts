import { toSeries } from "../ta/input.ts";
import { rsi } from "../ta/kernel/rsi.ts";
import { tema } from "../ta/kernel/tema.ts";
import { typicalPrice } from "../ta/kernel/typical_price.ts";
import { bollingerBands } from "../ta/qtpylib/bollinger_bands.ts";

/** A pair's candles and indicators, oldest first, as columns; NaN where there is none yet. */
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

/** What decides a pair's candles beside the clock. */
interface Course {
  /** Of the pair. */
  readonly index: number;
  /** Candles by which its wave is moved. */
  readonly phase: number;
  /** Of its noise. */
  readonly seed: number;
}

const ROWS = 300;
const PERIOD = 26;
const AMPLITUDE = 0.03;
/** The noise decides whether some phase meets a rule: mostly the first seed's does, hardly ever that of none of so many. */
const MOST_SEEDS = 100;
const SEED_STEP = 1_000;
/** A candle moves to its close within so many milliseconds, the last pair's after so many. */
const MOVE_MS = 2_000;
const LAST_MOVE_MS = 21_000;
/** A candle that has less than this left when the demo starts is left out: the next one is the first that moves. */
const SHORTEST_FIRST_MS = 4_000;

/**
 * A made-up market: every pair's price is a wave with some noise, a function of the clock alone. The waves are placed so
 * that soon after the start the pairs meet the entry or the exit rule of freqtrade's example strategy, one after another.
 */
export class DemoMarket {
  readonly pairs: readonly string[];
  readonly #timeframeMs: number;
  readonly #startedAt: number;
  readonly #first: number;
  readonly #courses: readonly Course[];
  readonly #prices: readonly number[];

  /**
   * @param prices each pair's price, about which it moves
   * @param startedAt epoch milliseconds
   */
  constructor(prices: Readonly<Record<string, number>>, timeframeMs: number, startedAt: number) {
    this.pairs = Object.keys(prices);
    this.#prices = Object.values(prices);
    this.#timeframeMs = timeframeMs;
    this.#startedAt = startedAt;
    this.#first = Math.floor((startedAt + SHORTEST_FIRST_MS) / timeframeMs);
    this.#courses = this.pairs.map((_, i) => this.#courseOf(i));
  }

  /** The pair's last {@linkcode ROWS} candles at a time, the running one last. */
  frame(pair: string, now: number): DemoFrame {
    const index = this.pairs.indexOf(pair);
    const course = this.#courses[index];
    if (course === undefined) throw new RangeError(`there is no pair ${pair}, only ${this.pairs.join(", ")}`);
    const running = Math.floor(now / this.#timeframeMs);
    return this.#candles(course, running, this.#progress(index, running, now));
  }

  /** How far the running candle has moved from its open (0) to its close (1). */
  #progress(index: number, candle: number, now: number): number {
    const opened = candle * this.#timeframeMs;
    const from = candle === this.#first ? Math.max(this.#startedAt, opened) : opened;
    const span = Math.min(LAST_MOVE_MS, opened + this.#timeframeMs - from - 1_000);
    const delay = ((index + 1) / this.pairs.length) * Math.max(0, span - MOVE_MS);
    return Math.min(1, Math.max(0, (now - from - delay) / Math.min(MOVE_MS, span)));
  }

  /** The first course on which the first candle meets the rule: that for entry and that for exit in turn. */
  #courseOf(index: number): Course {
    const rule = index % 2 === 0 ? "enter_long" : "exit_long";
    for (let seed = 0; seed < MOST_SEEDS; seed++) {
      for (let phase = 0; phase < PERIOD; phase++) {
        const course = { index, phase, seed: seed * SEED_STEP + index };
        if (this.#candles(course, this.#first, 1)[rule].at(-1) === 1) return course;
      }
    }
    throw new Error(`no course was found on which pair ${index} signals`);
  }

  #candles(course: Course, running: number, progress: number): DemoFrame {
    const [date, open, high, low, close, volume] = Array.from({ length: 6 }, () => new Float64Array(ROWS));
    if (!date || !open || !high || !low || !close || !volume) throw new Error("six columns were made");
    const base = this.#prices[course.index] ?? NaN;
    // as on an exchange: six digits
    const ticks = 10 ** (5 - Math.floor(Math.log10(base)));
    const price = (part: number): number => Math.round(base * part * ticks) / ticks;
    for (let row = 0; row < ROWS; row++) {
      const candle = running - ROWS + 1 + row;
      const from = wave(course, candle - 1);
      const target = wave(course, candle);
      const part = row === ROWS - 1 ? progress : 1;
      const to = from + (target - from) * part;
      const wick = from * 0.0005 + Math.abs(to - from) * 0.3;
      date[row] = candle * this.#timeframeMs;
      open[row] = price(from);
      close[row] = price(to);
      high[row] = price(Math.max(from, to) + wick);
      low[row] = price(Math.min(from, to) - wick);
      volume[row] = 10 + Math.round(90 * noise(course.seed + 101, candle) * Math.max(part, 0.1));
    }
    return withIndicators({ date, open, high, low, close, volume });
  }
}

function withIndicators(
  candles: Pick<DemoFrame, "date" | "open" | "high" | "low" | "close" | "volume">,
): DemoFrame {
  const { high, low, close } = candles;
  const strength = rsi(close, 14);
  const { lower, mid, upper } = bollingerBands(toSeries(typicalPrice(high, low, close)), { window: 20, stds: 2 });
  const middle = mid.values;
  const average = tema(close, 9);
  const enters = rowsWhere(
    close.length,
    (row) =>
      crossesAbove(strength, 30, row) && at(average, row) <= at(middle, row) &&
      at(average, row) > at(average, row - 1),
  );
  const exits = rowsWhere(close.length, (row) => crossesAbove(strength, 70, row));
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

function rowsWhere(rows: number, rule: (row: number) => boolean): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => (rule(row) ? 1 : NaN));
}

function crossesAbove(values: Float64Array, level: number, row: number): boolean {
  return at(values, row) > level && at(values, row - 1) <= level;
}

function at(values: Float64Array, row: number): number {
  return values[row] ?? NaN;
}

/** A candle's close, as a part of the pair's usual price. */
function wave({ phase, seed }: Course, candle: number): number {
  return 1 + AMPLITUDE * Math.sin((2 * Math.PI * (candle + phase)) / PERIOD) + (noise(seed + 7, candle) - 0.5) * 0.004;
}

/** A number from 0 to 1 that two whole numbers decide. */
function noise(a: number, b: number): number {
  const hash = Math.sin(a * 127.1 + (b % 100_003) * 311.7) * 43758.5453;
  return hash - Math.floor(hash);
}
