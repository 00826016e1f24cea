import type { FrameKey } from "../../events.ts";
import type { NamedStrategy } from "../loading/named_strategy.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import type { FrameEnd } from "../wire/engine_entry.ts";
import { BehindReports } from "./behind_reports.ts";
import { canBeBase, chooseBase, isBehind } from "./base_choice.ts";
import { frameId } from "./frame_key.ts";
import type { HeldFrame } from "./frame_store.ts";
import { MissedCandles } from "./missed_candles.ts";
import { PendingUnits } from "./pending_units.ts";
import { AVAILABLE_ID, pairsId } from "./reads.ts";
import type { ProducerData } from "./strategy_data.ts";
import { StrategyReports } from "./strategy_reports.ts";
import { StrategySlot, type Unit } from "./strategy_slot.ts";
import { SLICE_MS, Turns } from "./turns.ts";
import { type EvaluationLimit, type EvaluatorHooks, type StoppedUnit, UnitRunner } from "./unit_runner.ts";

/** Runs the strategies on the pairs whose data has changed since they last ran. */
export class Evaluator {
  readonly #slots: readonly StrategySlot[];
  readonly #data: ProducerData;
  readonly #reports: StrategyReports;
  readonly #pending = new PendingUnits();
  /** The ids of the dataframes that have arrived. */
  readonly #arrived = new Set<string>();
  /** The units whose base dataframe has not got a candle that another producer has sent. */
  readonly #contested = new Set<Unit>();
  readonly #runner: UnitRunner;
  readonly #missed: MissedCandles;
  readonly #turns: Turns;
  readonly #behind: BehindReports;

  constructor(
    strategies: readonly NamedStrategy[],
    { data, settings, follows, hooks, limit, clock }: EvaluatorOptions,
  ) {
    this.#data = data;
    this.#turns = new Turns(clock);
    this.#behind = new BehindReports((event) => hooks.emit(event));
    this.#reports = new StrategyReports(settings, (event) => hooks.emit(event));
    this.#runner = new UnitRunner({ settings, hooks, reports: this.#reports, limit });
    this.#missed = new MissedCandles(settings, (event) => hooks.emit(event));
    this.#slots = strategies.map((named) => {
      const warn = (problem: string): void => this.#reports.warn(named.name, this.#runner.pair, problem);
      const reportMistake = (problem: string): void => this.#reports.reportMistake(named.name, problem);
      return new StrategySlot(named, { settings, data, follows, warn, reportMistake });
    });
  }

  /** Runs each strategy's `botStart`. One that throws or does not return is reported, and the others still run. */
  botStart(): void {
    for (const slot of this.#slots) {
      this.#reports.warnOfNewCandlesOnly(slot);
      this.#runner.botStart(slot);
    }
  }

  /** Notes that a producer's link has opened. */
  linkOpened(producer: string, at: number): void {
    this.#missed.linkOpened(producer, at);
  }

  /** Sets where the dataframes of an engine that was lost had ended. */
  resume(ends: readonly FrameEnd[]): void {
    this.#missed.resume(ends);
  }

  /** Schedules the evaluations that read a changed dataframe or take their candles from it. */
  frameChanged(key: FrameKey, now: number): void {
    const id = frameId(key);
    this.#pending.addReaders(id, key.producer, now);
    if (!this.#arrived.has(id)) {
      this.#arrived.add(id);
      this.#pending.addReaders(AVAILABLE_ID, key.producer, now);
      this.#reports.warnOfOtherFrame(key, this.#slots.filter((slot) => this.#isDisplaced(slot, key)));
    }
    for (const slot of this.#slots) {
      if (!canBeBase(slot.choice, key)) continue;
      const unit = slot.unitOf(key.pair);
      this.#baseChanged(unit, key, now);
    }
    this.#reports.warnOfIdle(this.#slots, now, () => this.#data.store.keys());
  }

  /** Schedules the evaluations whose base dataframe another producer has overtaken: time has passed, or a link has closed. */
  checkContested(now: number): void {
    for (const unit of this.#contested) {
      const base = this.#baseOf(unit, now);
      if (base !== undefined && isBehind(base, unit.slot.choice, this.#data.store)) continue;
      this.#contested.delete(unit);
      if (base !== undefined) this.#pending.add(unit, base.key.producer, now);
    }
  }

  /** Schedules the evaluations that read a dataframe which is gone. Units without a base dataframe are forgotten. */
  frameGone(key: FrameKey, now: number): void {
    const id = frameId(key);
    this.#arrived.delete(id);
    this.#pending.addReaders(id, key.producer, now);
    for (const slot of this.#slots) {
      if (chooseBase(slot.choice, key.pair, this.#data.store, now) !== undefined) continue;
      const unit = slot.removeUnit(key.pair);
      if (unit === undefined) continue;
      this.#contested.delete(unit);
      this.#pending.forget(unit);
    }
  }

  #baseChanged(unit: Unit, key: FrameKey, now: number): void {
    const base = this.#baseOf(unit, now);
    if (base === undefined) return;
    if (isBehind(base, unit.slot.choice, this.#data.store)) this.#contested.add(unit);
    else this.#contested.delete(unit);
    if (base.key.producer === key.producer) this.#pending.add(unit, key.producer, now);
  }

  /** Schedules the evaluations that read a producer's changed whitelist. */
  pairsChanged(producer: string, now: number): void {
    this.#pending.addReaders(pairsId(producer), producer, now);
    const listed = new Set([...this.#data.pairs.values()].flat());
    // A pair that leaves the whitelist and comes back has missed nothing.
    for (const slot of this.#slots) {
      for (const unit of slot.units) if (!listed.has(unit.pair)) this.#missed.forget(unit);
    }
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
      if (this.#runner.hasTimedOut(unit.slot)) postponed.push(unit);
      else this.#evaluateAll(unit, now);
    }
    for (const unit of postponed) this.#evaluateAll(unit, now);
  }

  /**
   * Runs a function that calls {@linkcode run} several times, with one time limit for all calls. V8 starts a thread for each
   * limit, which costs more than a quick evaluation. When an evaluation exceeds the limit, the function ends with it.
   */
  runTogether(body: () => void): void {
    // what `run` has postponed would be lost with it
    if (this.#slots.some((slot) => this.#runner.hasTimedOut(slot))) return body();
    const stopped = this.#runner.runTogether(body, SLICE_MS);
    if (stopped !== null) this.#rememberStopped(stopped);
  }

  /** Starts a slice of time. */
  startSlice(): void {
    this.#turns.startSlice();
  }

  /** Whether the slice's time is used up. */
  get isSliceOver(): boolean {
    return this.#turns.isOver;
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
    const isOver = this.#pending.size > 0 && this.#runQuick(now);
    if (!isOver && this.#pending.size > 0) this.#runDeferred(now);
    const backlogs = this.#pending.backlogs();
    this.#turns.endSlice(backlogs);
    this.#behind.look(backlogs, (slot) => this.#turns.costOf(slot), at);
    return this.#pending.size;
  }

  /**
   * Runs evaluations before a new candle is stored in a dataframe, so that strategies see the last state of the candle
   * before. A strategy that takes long or has timed out skips that candle unless the slice has time for it.
   */
  runBeforeCandle(key: FrameKey, now: number): void {
    const isQuick = ({ slot }: Unit): boolean => !this.#runner.hasTimedOut(slot) && !this.#turns.isCostly(slot);
    for (const unit of this.#pending.takeAwaiting(key, isQuick)) this.#charge(unit, now);
    const hasTime = (unit: Unit): boolean =>
      !this.#runner.hasTimedOut(unit.slot) && !this.#turns.hasLeftover(unit.slot) && !this.#turns.isOver;
    for (const unit of this.#pending.takeAwaiting(key, hasTime)) this.#charge(unit, now);
    for (const unit of this.#pending.awaiting(key)) unit.isSkipped = true;
  }

  /** Runs the quick strategies. Returns whether the slice's time is used up. */
  #runQuick(now: number): boolean {
    let isOver = false;
    const stopped = this.#runner.runTogether(() => {
      for (const unit of this.#pending.take((pending) => !this.#isDeferred(pending))) {
        isOver = this.#charge(unit, now);
        if (isOver) break;
      }
    }, SLICE_MS);
    if (stopped === null) return isOver;
    this.#rememberStopped(stopped);
    return true;
  }

  #rememberStopped({ unit, reads }: StoppedUnit): void {
    this.#pending.remember(unit, reads);
    if (unit.isCatchingUp) this.#pending.addAgain(unit);
  }

  #runDeferred(now: number): void {
    const slots = new Set(this.#pending.backlogs().keys());
    for (let isOver = false; !isOver && slots.size > 0;) {
      const punctual = [...slots].filter((slot) => !this.#runner.hasTimedOut(slot));
      const slot = this.#turns.chooseNext(punctual.length > 0 ? punctual : slots);
      if (slot === null) return;
      const unit = this.#pending.takeOldest(slot);
      if (unit === undefined) slots.delete(slot);
      else isOver = this.#charge(unit, now);
    }
  }

  #charge(unit: Unit, now: number): boolean {
    return this.#turns.charge(unit.slot, () => {
      if (this.#evaluateNext(unit, now)) this.#pending.addAgain(unit);
    });
  }

  #isDeferred(unit: Unit): boolean {
    return this.#runner.hasTimedOut(unit.slot) || this.#turns.isDeferred(unit.slot);
  }

  /** Runs a unit to the newest candle. */
  #evaluateAll(unit: Unit, now: number): void {
    while (this.#evaluateNext(unit, now));
  }

  /**
   * Runs a unit on the oldest candle that is overdue, or else on the newest one.
   *
   * @returns whether it must run again to reach the newest candle
   */
  #evaluateNext(unit: Unit, now: number): boolean {
    const base = this.#baseOf(unit, now);
    if (base === undefined) {
      this.#missed.forget(unit);
      return false;
    }
    if (!this.#runner.isSuspended(unit.slot)) this.#missed.look(unit, base, now);
    if (unit.overdue.length > 0 && this.#behind.isBehind(unit.slot)) this.#missed.giveUp(unit);
    const overdue = this.#missed.takeOverdue(unit, now);
    const reads = this.#runner.run(unit, base, overdue, now);
    if (reads !== null) this.#pending.remember(unit, reads);
    return overdue !== null;
  }

  /** Reports whether a producer that had a strategy's base dataframe is back with another timeframe or candle type. */
  #isDisplaced({ choice }: StrategySlot, key: FrameKey): boolean {
    const { timeframe, candleType } = choice;
    const wanted = { ...key, timeframe, candleType };
    return canBeBase(choice, wanted) && frameId(wanted) !== frameId(key) && this.#data.store.isLeftOver(wanted);
  }

  #baseOf({ slot, pair }: Unit, now: number): HeldFrame | undefined {
    return chooseBase(slot.choice, pair, this.#data.store, now);
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
