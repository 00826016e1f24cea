import type { EngineEvent, SignalEvent } from "../../events.ts";
import type { Frame } from "../../frame/frame.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import type { StrategyTimeouts } from "../wire/strategy_timeouts.ts";
import { evaluateStrategy, type Evaluation } from "./evaluate_strategy.ts";
import { findSignals } from "./find_signals.ts";
import type { HeldFrame } from "./frame_store.ts";
import { limitSignal } from "./limit_signal.ts";
import { makeSignal } from "./make_signal.ts";
import { mergeInformatives } from "./merge_informatives.ts";
import { Reads } from "./reads.ts";
import { reportTimeout } from "./report_timeout.ts";
import { takeClosedRows } from "./take_closed_rows.ts";
import type { StrategyReports } from "./strategy_reports.ts";
import type { StrategySlot, Unit } from "./strategy_slot.ts";
import { callWithTimeLimit, isTimeLimitError, SharedTimeLimit } from "./time_limit.ts";

/** Runs one strategy on one pair within the time limit, and emits its signals and errors. */
export class UnitRunner {
  readonly #settings: EngineSettings;
  readonly #hooks: EvaluatorHooks;
  readonly #reports: StrategyReports;
  readonly #limit: EvaluationLimit | null;
  readonly #shared = new SharedTimeLimit();
  #running: Unit | null = null;
  #reads = new Reads();

  constructor({ settings, hooks, reports, limit }: UnitRunnerOptions) {
    this.#settings = settings;
    this.#hooks = hooks;
    this.#reports = reports;
    this.#limit = limit;
  }

  /** The pair that is being evaluated, or null. */
  get pair(): string | null {
    return this.#running?.pair ?? null;
  }

  /**
   * Runs a function that runs units, with one time limit for all of them, longer than a unit's by `extraMs`.
   *
   * @returns the unit that exceeded the limit and what it read, or null. The function was ended with it then
   */
  runTogether(body: () => void, extraMs: number): StoppedUnit | null {
    if (this.#limit === null) {
      body();
      return null;
    }
    try {
      this.#shared.run(body, this.#limit.timeoutMs + extraMs);
      return null;
    } catch (error) {
      const unit = this.#running;
      if (!isTimeLimitError(error)) throw error;
      if (unit === null) throw new Error("the engine exceeded the time limit between two evaluations");
      unit.slot.dp.endEvaluation();
      this.#reportTimeout(this.#limit, unit.slot.name, unit.pair);
      this.#finish();
      return { unit, reads: this.#reads };
    }
  }

  /** Runs a strategy's `botStart`, and reports what it throws. */
  botStart(slot: StrategySlot): void {
    try {
      this.#callWithLimit(() => slot.named.strategy.botStart());
    } catch (error) {
      this.#reports.fail(slot, null, error);
    }
  }

  /** Reports whether a strategy has exceeded the time limit before. */
  hasTimedOut(slot: StrategySlot): boolean {
    return this.#limit !== null && this.#limit.timeouts.of(slot.name) > 0;
  }

  /** Reports whether a strategy has exceeded the time limit too often to run again. */
  isSuspended(slot: StrategySlot): boolean {
    return this.#limit?.timeouts.isSuspended(slot.name) === true;
  }

  /**
   * Runs a strategy on a pair.
   *
   * @param overdue the candle to evaluate, if it is not the newest one: the strategy sees all data as it was when that
   * candle closed
   * @param now epoch milliseconds
   * @returns what the evaluation read, or null when it did not run
   */
  run(unit: Unit, base: HeldFrame, overdue: number | null, now: number): Reads | null {
    const { slot, pair } = unit;
    const candle = overdue ?? base.buffer.lastDate;
    if (slot.named.strategy.processOnlyNewCandles && unit.lastCandle === candle) return null;
    if (overdue === null && isOlderOfAnother(unit, base)) return null;
    if (this.isSuspended(slot)) return null;
    const reads = this.#reads = new Reads();
    reads.addFrame(base.key);
    this.#running = unit;
    this.#hooks.begin(slot.name, pair);
    try {
      const closedBy = overdue === null ? null : overdue + slot.timeframeMs;
      const newest = base.buffer.snapshot(BASE_COLUMNS);
      const frame = closedBy === null ? newest : takeClosedRows(newest, slot.timeframeMs, closedBy);
      // The dataframe was replaced by one without that candle.
      if (overdue !== null && (frame.empty || frame.dates().at(-1) !== overdue)) return reads;
      const call = (): Evaluation | null => this.#callWithLimit(() => this.#runStrategy(slot, frame, pair, reads));
      const evaluation = slot.dp.during({ reads, closedBy }, call);
      // An informative dataframe is missing. It counts as read, so its arrival starts the evaluation again.
      if (evaluation === null) return reads;
      const { analysed } = evaluation;
      unit.lastCandle = candle;
      unit.lastProducer = base.key.producer;
      this.#reports.remark(slot.name, pair, evaluation);
      if (overdue === null) this.#hooks.analysed?.(slot.name, pair, analysed);
      this.#emitSignals(unit, base, analysed, now);
    } catch (error) {
      if (this.#limit !== null && isTimeLimitError(error)) this.#reportTimeout(this.#limit, slot.name, pair);
      else this.#reports.fail(slot, pair, error);
    } finally {
      this.#finish();
    }
    return reads;
  }

  #finish(): void {
    this.#hooks.end();
    this.#running = null;
  }

  #callWithLimit<T>(call: () => T): T {
    if (this.#limit === null) return call();
    return this.#shared.isOpen ? this.#shared.call(call) : callWithTimeLimit(call, this.#limit.timeoutMs);
  }

  #reportTimeout({ timeoutMs, timeouts }: EvaluationLimit, strategy: string, pair: string): void {
    reportTimeout({ strategy, pair, limitMs: timeoutMs }, timeouts, (event) => this.#hooks.emit(event));
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
      // an object would run the strategy's code when it is converted
      ignoreBuyingExpiredCandleAfter: typeof strategy.ignoreBuyingExpiredCandleAfter === "number"
        ? strategy.ignoreBuyingExpiredCandleAfter
        : 0,
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
}

/** A unit that exceeded the time limit. */
export interface StoppedUnit {
  readonly unit: Unit;
  /** What it had read until then. */
  readonly reads: Reads;
}

/** Options of {@linkcode UnitRunner}. */
export interface UnitRunnerOptions {
  readonly settings: EngineSettings;
  readonly hooks: EvaluatorHooks;
  readonly reports: StrategyReports;
  /** The time limit of evaluations. Null: there is no limit. */
  readonly limit: EvaluationLimit | null;
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

/** A producer that takes over must not bring back a candle that is older than another producer's last one. */
function isOlderOfAnother({ lastCandle, lastProducer }: Unit, { key, buffer }: HeldFrame): boolean {
  return lastCandle !== null && lastProducer !== key.producer && (buffer.lastDate ?? -Infinity) < lastCandle;
}
