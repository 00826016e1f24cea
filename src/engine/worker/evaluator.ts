import type { EngineEvent, FrameKey, SignalEvent } from "../../events.ts";
import type { Frame } from "../../frame/frame.ts";
import type { NamedStrategy } from "../loading/named_strategy.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import { MAX_TIMEOUTS, type StrategyTimeouts } from "../wire/strategy_timeouts.ts";
import { BehindReports } from "./behind_reports.ts";
import { canBeBase, chooseBase } from "./base_choice.ts";
import { evaluateStrategy, type Evaluation } from "./evaluate_strategy.ts";
import { findSignals } from "./find_signals.ts";
import { frameId } from "./frame_key.ts";
import type { HeldFrame } from "./frame_store.ts";
import { limitSignal } from "./limit_signal.ts";
import { makeSignal } from "./make_signal.ts";
import { mergeInformatives } from "./merge_informatives.ts";
import { PendingUnits } from "./pending_units.ts";
import { AVAILABLE_ID, Reads } from "./reads.ts";
import type { ProducerData } from "./strategy_data.ts";
import { StrategyReports } from "./strategy_reports.ts";
import { StrategySlot, type Unit } from "./strategy_slot.ts";
import { callWithTimeLimit, TimeLimitError } from "./time_limit.ts";
import { Turns } from "./turns.ts";

/** Runs the strategies on the pairs whose data has changed since they last ran. */
export class Evaluator {
  readonly #slots: readonly StrategySlot[];
  readonly #data: ProducerData;
  readonly #settings: EngineSettings;
  readonly #hooks: EvaluatorHooks;
  readonly #reports: StrategyReports;
  readonly #pending = new PendingUnits();
  /** The ids of the dataframes that have arrived. */
  readonly #arrived = new Set<string>();
  readonly #limit: EvaluationLimit | null;
  readonly #turns: Turns;
  readonly #behind: BehindReports;
  #running: Unit | null = null;

  constructor(
    strategies: readonly NamedStrategy[],
    { data, settings, follows, hooks, limit, clock }: EvaluatorOptions,
  ) {
    this.#data = data;
    this.#settings = settings;
    this.#hooks = hooks;
    this.#limit = limit;
    this.#turns = new Turns(clock);
    this.#behind = new BehindReports((event) => hooks.emit(event));
    this.#reports = new StrategyReports(settings, (event) => hooks.emit(event));
    this.#slots = strategies.map((named) => {
      const warn = (problem: string): void => this.#reports.warn(named.name, this.#running?.pair ?? null, problem);
      const reportMistake = (problem: string): void => this.#reports.reportMistake(named.name, problem);
      return new StrategySlot(named, { settings, data, follows, warn, reportMistake });
    });
  }

  /** Runs each strategy's `botStart`. One that throws or does not return is reported, and the others still run. */
  botStart(): void {
    for (const slot of this.#slots) {
      this.#reports.warnOfNewCandlesOnly(slot);
      try {
        this.#callWithLimit(() => slot.named.strategy.botStart());
      } catch (error) {
        this.#reports.fail(slot, null, error);
      }
    }
  }

  /** Schedules the evaluations that read a changed dataframe or take their candles from it. */
  frameChanged(key: FrameKey, now: number): void {
    const id = frameId(key);
    this.#pending.addReaders(id, now);
    if (!this.#arrived.has(id)) {
      this.#arrived.add(id);
      this.#pending.addReaders(AVAILABLE_ID, now);
    }
    for (const slot of this.#slots) {
      if (!canBeBase(slot.choice, key)) continue;
      const unit = slot.unitOf(key.pair);
      if (this.#baseOf(unit)?.key.producer === key.producer) this.#pending.add(unit, now);
    }
    this.#reports.warnOfIdle(this.#slots, now, () => this.#data.store.keys());
  }

  /** Schedules the evaluations that read a changed whitelist. `id` comes from {@linkcode pairsId}. */
  pairsChanged(id: string, now: number): void {
    this.#pending.addReaders(id, now);
  }

  /** Reports whether a scheduled evaluation read this dataframe or takes its candles from it. */
  isAwaiting(key: FrameKey): boolean {
    return this.#pending.isAwaiting(key);
  }

  /**
   * Runs all scheduled evaluations. `now` is in epoch milliseconds.
   *
   * A strategy that exceeded the time limit before runs after all others, so that it delays none of them.
   */
  run(now: number): void {
    const postponed: Unit[] = [];
    for (const unit of this.#pending.take()) {
      if (this.#hasTimedOut(unit.slot)) postponed.push(unit);
      else this.#evaluateOnBase(unit, now);
    }
    for (const unit of postponed) this.#evaluateOnBase(unit, now);
  }

  /** Starts a slice of time for {@linkcode runSlice}. */
  startSlice(): void {
    this.#turns.startSlice();
  }

  /**
   * Runs the scheduled evaluations that fit in the slice, quick strategies first. At least one evaluation of a deferred
   * strategy runs, even if the slice is over.
   *
   * @param now epoch milliseconds
   * @param at the time at the start of the slice, in epoch milliseconds
   * @returns how many evaluations remain scheduled
   */
  runSlice(now: number, at: number): number {
    let isOver = false;
    for (const unit of this.#pending.take((pending) => !this.#isDeferred(pending))) {
      isOver = this.#charge(unit, now);
      if (isOver) break;
    }
    if (!isOver && this.#pending.size > 0) this.#runDeferred(now);
    const backlogs = this.#pending.backlogs();
    this.#turns.endSlice(backlogs);
    this.#behind.look(backlogs, (slot) => this.#turns.costOf(slot), at);
    return this.#pending.size;
  }

  /**
   * Runs evaluations before a new candle is stored in a dataframe, so that strategies see the last state of the candle
   * before. A strategy that is deferred skips that candle unless the slice has time for it.
   */
  runBeforeCandle(key: FrameKey, now: number): void {
    for (const unit of this.#pending.take((pending) => !this.#isDeferred(pending))) this.#charge(unit, now);
    const hasTime = (unit: Unit): boolean =>
      !this.#hasTimedOut(unit.slot) && !this.#turns.hasLeftover(unit.slot) && !this.#turns.isOver;
    for (const unit of this.#pending.takeAwaiting(key, hasTime)) this.#charge(unit, now);
  }

  #runDeferred(now: number): void {
    const slots = new Set(this.#pending.backlogs().keys());
    for (let isOver = false; !isOver && slots.size > 0;) {
      const punctual = [...slots].filter((slot) => !this.#hasTimedOut(slot));
      const slot = this.#turns.chooseNext(punctual.length > 0 ? punctual : slots);
      if (slot === null) return;
      const unit = this.#pending.takeOldest(slot);
      if (unit === undefined) slots.delete(slot);
      else isOver = this.#charge(unit, now);
    }
  }

  #charge(unit: Unit, now: number): boolean {
    return this.#turns.charge(unit.slot, () => this.#evaluateOnBase(unit, now));
  }

  #isDeferred(unit: Unit): boolean {
    return this.#hasTimedOut(unit.slot) || this.#turns.isDeferred(unit.slot);
  }

  #hasTimedOut(slot: StrategySlot): boolean {
    return this.#limit !== null && this.#limit.timeouts.of(slot.name) > 0;
  }

  #evaluateOnBase(unit: Unit, now: number): void {
    const base = this.#baseOf(unit);
    if (base !== undefined) this.#evaluate(unit, base, now);
  }

  #evaluate(unit: Unit, base: HeldFrame, now: number): void {
    const { slot, pair } = unit;
    const candle = base.buffer.lastDate;
    if (slot.named.strategy.processOnlyNewCandles && unit.lastCandle === candle) return;
    if (this.#limit?.timeouts.isSuspended(slot.name) === true) return;
    const reads = new Reads();
    reads.addFrame(base.key);
    this.#running = unit;
    this.#hooks.begin(slot.name, pair);
    try {
      const frame = base.buffer.snapshot().select(...BASE_COLUMNS);
      const evaluation = slot.dp.during(
        reads,
        () => this.#callWithLimit(() => this.#runStrategy(slot, frame, pair, reads)),
      );
      // An informative dataframe is missing. It counts as read, so its arrival starts the evaluation again.
      if (evaluation === null) return;
      const { analysed } = evaluation;
      unit.lastCandle = candle;
      this.#reports.remark(slot.name, pair, evaluation);
      this.#hooks.analysed?.(slot.name, pair, analysed);
      this.#emitSignals(unit, base, analysed, now);
    } catch (error) {
      if (error instanceof TimeLimitError) this.#reportTimeout(slot.name, pair, error);
      else this.#reports.fail(slot, pair, error);
    } finally {
      this.#hooks.end();
      this.#running = null;
      this.#pending.remember(unit, reads);
    }
  }

  #callWithLimit<T>(call: () => T): T {
    return this.#limit === null ? call() : callWithTimeLimit(call, this.#limit.timeoutMs);
  }

  /** The main thread knows the strategy's file and adds it. */
  #reportTimeout(strategy: string, pair: string, { limitMs }: TimeLimitError): void {
    this.#hooks.emit({ type: "strategy_stuck", strategy, pair, file: null, limitMs });
    const times = this.#limit?.timeouts.add(strategy) ?? 0;
    if (times >= MAX_TIMEOUTS) this.#hooks.emit({ type: "strategy_suspended", strategy, times });
  }

  #runStrategy(
    { named: { strategy }, dp }: StrategySlot,
    candles: Frame,
    pair: string,
    reads: Reads,
  ): Evaluation | null {
    const base = mergeInformatives(candles, strategy, pair, dp);
    return base === null ? null : evaluateStrategy(strategy, base, pair, {
      describe: () => dp.describe(reads),
      isComplete: () => dp.isComplete(reads),
    });
  }

  #emitSignals({ slot, pair }: Unit, base: HeldFrame, analysed: Frame, now: number): void {
    const { strategy } = slot.named;
    const { timeframe } = slot.choice;
    const verdict = findSignals(analysed, {
      timeframe,
      tradingMode: this.#settings.tradingMode,
      canShort: strategy.canShort,
      outdatedOffset: this.#settings.outdatedOffset,
      disableDataframeChecks: strategy.disableDataframeChecks,
      ignoreBuyingExpiredCandleAfter: strategy.ignoreBuyingExpiredCandleAfter,
    }, now);
    if (verdict.type === "outdated") {
      const problem =
        `the data is outdated: the last candle is ${verdict.ageMinutes} minutes old, so no signal is sent`;
      return this.#reports.warn(slot.name, pair, problem);
    }
    const { candle, close } = verdict;
    const source = { strategy: slot.name, pair, timeframe, base, candle, close, now };
    for (const found of verdict.found) {
      const { signal, problem } = limitSignal(makeSignal(found, source));
      if (problem !== null) this.#reports.warnOnce(slot.name, pair, problem);
      if (signal !== null) this.#hooks.emit({ type: "signal", signal });
    }
  }

  #baseOf({ slot, pair }: Unit): HeldFrame | undefined {
    return chooseBase(slot.choice, pair, this.#data.store);
  }
}

/** What an {@linkcode Evaluator} works on. */
export interface EvaluatorOptions {
  readonly data: ProducerData;
  readonly settings: EngineSettings;
  /** Returns whether the config's pair lists let a pair through. */
  readonly follows: (pair: string) => boolean;
  readonly hooks: EvaluatorHooks;
  /** The time limit of evaluations. Null: there is no limit. */
  readonly limit: EvaluationLimit | null;
  /** Returns milliseconds of a monotonic clock, which measures evaluations. */
  readonly clock: () => number;
}

/** How long an evaluation may take, and which strategies took longer before. */
export interface EvaluationLimit {
  readonly timeoutMs: number;
  readonly timeouts: StrategyTimeouts;
}

/** Callbacks of {@linkcode Evaluator}. */
export interface EvaluatorHooks {
  emit(event: EngineEvent | SignalEvent): void;
  /** Called before each evaluation. */
  begin(strategy: string, pair: string): void;
  /** Called after each evaluation. */
  end(): void;
  /** Called with each analysed dataframe. */
  analysed?(strategy: string, pair: string, frame: Frame): void;
}

const BASE_COLUMNS = ["date", "open", "high", "low", "close", "volume"];
