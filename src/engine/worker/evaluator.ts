import type { NamedStrategy } from "../loading/named_strategy.ts";
import type { EngineEvent, FrameKey, SignalEvent } from "../../events.ts";
import type { Signal } from "../../signal.ts";
import type { Frame } from "../../frame/frame.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import { errorLocation, errorText } from "../loading/error_location.ts";
import { evaluateStrategy, type Evaluation } from "./evaluate_strategy.ts";
import { WrongResultError } from "./require_frame.ts";
import { frameId } from "./frame_key.ts";
import { explainIdle } from "./explain_idle.ts";
import { mergeInformatives } from "./merge_informatives.ts";
import { AVAILABLE_ID, Reads } from "./reads.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import { isoSeconds, signalId } from "./signal_id.ts";
import { findSignals, type FoundSignal } from "./find_signals.ts";
import type { HeldFrame } from "./frame_store.ts";
import { type ProducerData, StrategyData } from "./strategy_data.ts";

/** What the evaluator tells others about. */
export interface EvaluatorHooks {
  emit(event: EngineEvent | SignalEvent): void;
  /** Called before each evaluation, for the watchdog. */
  begin(strategy: string, pair: string): void;
  /** Called after each evaluation. */
  end(): void;
  /** Whether this strategy must not run on this pair any more. */
  isSuspended(strategy: string, pair: string): boolean;
  /** Called with each analysed dataframe. */
  analysed?(strategy: string, pair: string, frame: Frame): void;
}

interface Slot extends NamedStrategy {
  readonly timeframe: string;
  readonly dp: StrategyData;
  readonly units: Map<string, Unit>;
  /** Whether it has been told that it runs on no pair. */
  toldIdle: boolean;
}

/** One strategy on one pair. */
interface Unit {
  readonly slot: Slot;
  readonly pair: string;
  reads: Reads;
  lastCandle: number | null;
}

/** So long after the first dataframe a strategy without any pair says why it has none. */
const IDLE_AFTER_MS = 10_000;
/** A producer that is so many candles behind another one no longer gives the base dataframe: it is away. */
const CANDLES_BEHIND = 2;
const BASE_COLUMNS = ["date", "open", "high", "low", "close", "volume"];

/** Runs the strategies on the pairs whose data has changed since they last ran. */
export class Evaluator {
  readonly #slots: readonly Slot[];
  readonly #data: ProducerData;
  readonly #settings: EngineSettings;
  readonly #hooks: EvaluatorHooks;
  readonly #follows: (pair: string) => boolean;
  /** Those that give base dataframes, the preferred first. */
  readonly #baseProducers: readonly string[];
  readonly #readers = new Map<string, Set<Unit>>();
  readonly #dirty = new Set<Unit>();
  /** The dataframes that have come so far. */
  readonly #known = new Set<string>();

  constructor(
    strategies: readonly NamedStrategy[],
    data: ProducerData,
    settings: EngineSettings,
    follows: (pair: string) => boolean,
    hooks: EvaluatorHooks,
  ) {
    this.#data = data;
    this.#settings = settings;
    this.#hooks = hooks;
    this.#follows = follows;
    this.#baseProducers = settings.candlesFrom === null ? settings.producers : [settings.candlesFrom];
    this.#slots = strategies.map((named) => this.#prepare(named));
  }

  #prepare(named: NamedStrategy): Slot {
    const { strategy, name } = named;
    if (this.#settings.timeframe !== null) strategy.timeframe = this.#settings.timeframe;
    if (this.#settings.processOnlyNewCandles !== null) {
      strategy.processOnlyNewCandles = this.#settings.processOnlyNewCandles;
    }
    const { timeframe } = strategy;
    const { producers, candleType } = this.#settings;
    const dp = new StrategyData({
      data: this.#data,
      producers,
      choice: { producers: this.#baseProducers, timeframe, candleType, follows: this.#follows },
      warn: (problem) => {
        this.#hooks.emit({ type: "strategy_warned", strategy: name, pair: this.#running?.pair ?? null, problem });
      },
    });
    strategy.dp = dp;
    return { ...named, timeframe, dp, units: new Map(), toldIdle: false };
  }

  #running: Unit | null = null;
  #firstFrameAt: number | null = null;

  /** Runs each strategy's `botStart`. One that throws is reported; the others go on. */
  botStart(): void {
    for (const slot of this.#slots) {
      this.#warnOfNewCandlesOnly(slot);
      try {
        slot.strategy.botStart();
      } catch (error) {
        this.#report(slot, null, error);
      }
    }
  }

  /** freqtrade warns of the config's setting alike; of that `configWarnings` speaks. */
  #warnOfNewCandlesOnly({ name, strategy }: Slot): void {
    if (!strategy.processOnlyNewCandles || this.#settings.processOnlyNewCandles !== null) return;
    const problem = "processOnlyNewCandles is true: what producers send while a candle is running is not looked at";
    this.#hooks.emit({ type: "strategy_warned", strategy: name, pair: null, problem });
  }

  /** A dataframe has changed: what read it runs again, and so does what takes its candles. */
  frameChanged(key: FrameKey, now: number): void {
    this.#tellIdle(now);
    const id = frameId(key);
    this.#markReaders(id);
    if (!this.#known.has(id)) {
      this.#known.add(id);
      this.#markReaders(AVAILABLE_ID);
    }
    if (key.candleType !== this.#settings.candleType || !this.#follows(key.pair)) return;
    if (this.#settings.candlesFrom !== null && key.producer !== this.#settings.candlesFrom) return;
    for (const slot of this.#slots) {
      if (slot.timeframe !== key.timeframe) continue;
      const unit = slot.units.get(key.pair) ?? this.#newUnit(slot, key.pair);
      if (this.#baseOf(unit)?.key.producer === key.producer) this.#dirty.add(unit);
    }
  }

  /** A strategy that has nothing to do says why, once, when the producers have had the time to send everything. */
  #tellIdle(now: number): void {
    this.#firstFrameAt ??= now;
    if (now - this.#firstFrameAt < IDLE_AFTER_MS) return;
    const { candleType, candlesFrom } = this.#settings;
    for (const slot of this.#slots) {
      if (slot.toldIdle || slot.units.size > 0) continue;
      slot.toldIdle = true;
      const problem = explainIdle({ timeframe: slot.timeframe, candleType, candlesFrom }, this.#data.store.keys());
      this.#hooks.emit({ type: "strategy_warned", strategy: slot.name, pair: null, problem });
    }
  }

  /** A whitelist has changed. `id` as {@linkcode pairsId} makes it. */
  pairsChanged(id: string): void {
    this.#markReaders(id);
  }

  /** What has read this runs again. */
  #markReaders(id: string): void {
    for (const unit of this.#readers.get(id) ?? []) this.#dirty.add(unit);
  }

  /** Whether an evaluation that read this dataframe, or takes its candles, is still to come. */
  awaits(key: FrameKey): boolean {
    if (this.#dirty.size === 0) return false;
    const id = frameId(key);
    for (const unit of this.#dirty) {
      if (unit.reads.has(id) || (unit.pair === key.pair && unit.slot.timeframe === key.timeframe)) return true;
    }
    return false;
  }

  /** Runs everything that is to run, at the time `now` (epoch milliseconds). */
  run(now: number): void {
    for (const unit of this.#dirty) {
      this.#dirty.delete(unit);
      const base = this.#baseOf(unit);
      if (base !== undefined) this.#evaluate(unit, base, now);
    }
  }

  #evaluate(unit: Unit, base: HeldFrame, now: number): void {
    const { slot, pair } = unit;
    const candle = base.buffer.lastDate;
    if (slot.strategy.processOnlyNewCandles && unit.lastCandle === candle) return;
    if (this.#hooks.isSuspended(slot.name, pair)) return;
    const reads = new Reads();
    reads.frame(base.key);
    this.#running = unit;
    this.#hooks.begin(slot.name, pair);
    try {
      const frame = base.buffer.snapshot().select(...BASE_COLUMNS);
      const evaluation = slot.dp.during(reads, () => this.#runStrategy(slot, frame, pair, reads));
      // an informative dataframe is missing: it is noted as read
      if (evaluation === null) return;
      const { analysed, warning } = evaluation;
      unit.lastCandle = candle;
      if (warning !== null) this.#warn(unit, warning);
      this.#hooks.analysed?.(slot.name, pair, analysed);
      this.#tellSignals(unit, base, analysed, now);
    } catch (error) {
      this.#report(slot, pair, error);
    } finally {
      this.#hooks.end();
      this.#running = null;
      this.#remember(unit, reads);
    }
  }

  #runStrategy({ strategy, dp }: Slot, candles: Frame, pair: string, reads: Reads): Evaluation | null {
    const base = mergeInformatives(candles, strategy, pair, dp);
    return base === null ? null : evaluateStrategy(strategy, base, pair, () => dp.describe(reads));
  }

  #tellSignals(unit: Unit, base: HeldFrame, analysed: Frame, now: number): void {
    const { slot } = unit;
    const verdict = findSignals(analysed, {
      timeframe: slot.timeframe,
      tradingMode: this.#settings.tradingMode,
      canShort: slot.strategy.canShort,
      outdatedOffset: this.#settings.outdatedOffset,
      disableDataframeChecks: slot.strategy.disableDataframeChecks,
      ignoreBuyingExpiredCandleAfter: slot.strategy.ignoreBuyingExpiredCandleAfter,
    }, now);
    if (verdict.type === "outdated") {
      const problem = `outdated history: the last candle is ${verdict.ageMinutes} minutes old, so it gives no signal`;
      return this.#warn(unit, problem);
    }
    const candle = isoSeconds(verdict.candle);
    for (const found of verdict.found) {
      const signal = this.#signal(unit, base, found, candle, verdict.close, now);
      this.#hooks.emit({ type: "signal", signal });
    }
  }

  #signal(unit: Unit, base: HeldFrame, found: FoundSignal, candle: string, price: number, now: number): Signal {
    const { action, side, tag } = found;
    const { name: strategy, timeframe } = unit.slot;
    return {
      id: signalId({ strategy, pair: unit.pair, timeframe, candle, action, side }),
      time: new Date(now).toISOString(),
      strategy,
      pair: unit.pair,
      timeframe,
      candle,
      action,
      side,
      tag,
      price: Number.isNaN(price) ? null : price,
      producer: base.key.producer,
      analyzed_at: new Date(base.analyzedAt).toISOString(),
    };
  }

  #newUnit(slot: Slot, pair: string): Unit {
    const unit: Unit = { slot, pair, reads: new Reads(), lastCandle: null };
    slot.units.set(pair, unit);
    return unit;
  }

  #baseOf(unit: Unit): HeldFrame | undefined {
    const { candleType } = this.#settings;
    const { pair, slot: { timeframe } } = unit;
    const held = this.#baseProducers
      .flatMap((producer) => this.#data.store.get({ producer, pair, timeframe, candleType }) ?? []);
    if (held.length < 2) return held[0];
    const ends = held.map(({ buffer }) => buffer.lastDate ?? -Infinity);
    const late = Math.max(...ends) - CANDLES_BEHIND * timeframeToMs(timeframe);
    return held.find((_, i) => (ends[i] ?? -Infinity) >= late);
  }

  #remember(unit: Unit, reads: Reads): void {
    for (const id of unit.reads.ids) if (!reads.has(id)) this.#readers.get(id)?.delete(unit);
    for (const id of reads.ids) {
      if (unit.reads.has(id)) continue;
      const readers = this.#readers.get(id);
      if (readers === undefined) this.#readers.set(id, new Set([unit]));
      else readers.add(unit);
    }
    unit.reads = reads;
  }

  #warn(unit: Unit, problem: string): void {
    this.#hooks.emit({ type: "strategy_warned", strategy: unit.slot.name, pair: unit.pair, problem });
  }

  #report(slot: Slot, pair: string | null, error: unknown): void {
    const where = error instanceof WrongResultError
      ? slot.places?.get(error.method) ?? null
      : errorLocation(error, [slot.folder]);
    this.#hooks.emit({ type: "strategy_failed", strategy: slot.name, pair, problem: errorText(error), where });
  }
}
