import type { EngineEvent, FrameKey } from "../../events.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import { keyOf } from "../../text/key_of.ts";
import type { Evaluation } from "./evaluate_strategy.ts";
import { explainIdle } from "./explain_idle.ts";
import { MAX_TEXT_LENGTH } from "../../text/limits.ts";
import { isWrongResult } from "./require_frame.ts";
import { describeFailure } from "./describe_failure.ts";
import type { StrategySlot } from "./strategy_slot.ts";

/** Reports warnings and errors about strategies as events. */
export class StrategyReports {
  readonly #settings: EngineSettings;
  readonly #emit: (event: EngineEvent) => void;
  readonly #reportedIdle = new Set<StrategySlot>();
  /** What has been reported about a strategy and is not repeated. */
  readonly #reported = new Set<string>();
  #firstFrameAt: number | null = null;

  constructor(settings: EngineSettings, emit: (event: EngineEvent) => void) {
    this.#settings = settings;
    this.#emit = emit;
  }

  /** Reports a warning. `pair` is null when it concerns no single pair. */
  warn(strategy: string, pair: string | null, problem: string): void {
    this.#emit({ type: "strategy_warned", strategy, pair, problem, isMistake: false });
  }

  /** Reports a warning about a pair once. The log shows no pair with a name that is too long. */
  warnOnce(strategy: string, pair: string, problem: string): void {
    const shown = pair.length > MAX_TEXT_LENGTH ? null : pair;
    if (this.#isNew(strategy, keyOf(shown ?? "", problem))) this.warn(strategy, shown, problem);
  }

  /** Reports, once, what must be changed in a strategy for it to work as written. */
  reportMistake(strategy: string, problem: string): void {
    if (this.#isNew(strategy, problem)) {
      this.#emit({ type: "strategy_warned", strategy, pair: null, problem, isMistake: true });
    }
  }

  /** Reports what an evaluation found out about the strategy. What concerns no single pair is reported once. */
  remark(strategy: string, pair: string, { warning, mistakes, remarks }: Evaluation): void {
    if (warning !== null) this.warn(strategy, pair, warning);
    for (const problem of mistakes) this.reportMistake(strategy, problem);
    for (const problem of remarks) if (this.#isNew(strategy, problem)) this.warn(strategy, null, problem);
  }

  /** Reports what a strategy threw, with the place in its file when it is known. */
  fail({ named: { name, places, folder } }: StrategySlot, pair: string | null, error: unknown): void {
    const described = describeFailure(error, [folder]);
    const where = isWrongResult(error) ? places?.get(error.method) ?? null : described.where;
    this.#emit({ type: "strategy_failed", strategy: name, pair, problem: described.problem, where });
  }

  /** Warns that a strategy sets `processOnlyNewCandles`. When the config sets it, the config's check warns. */
  warnOfNewCandlesOnly({ name, named: { strategy } }: StrategySlot): void {
    if (!strategy.processOnlyNewCandles || this.#settings.processOnlyNewCandles !== null) return;
    this.warn(name, null, "processOnlyNewCandles is true: the strategy ignores updates of the running candle");
  }

  /**
   * Explains once why a strategy runs on no pair, when the producers have had ten seconds to send everything.
   *
   * @param now epoch milliseconds of the dataframe that has arrived
   * @param held returns the dataframes that have arrived
   */
  warnOfIdle(slots: readonly StrategySlot[], now: number, held: () => readonly FrameKey[]): void {
    this.#firstFrameAt ??= now;
    if (now - this.#firstFrameAt < IDLE_AFTER_MS) return;
    const { candleType, candlesFrom } = this.#settings;
    for (const slot of slots) {
      if (!slot.isIdle || this.#reportedIdle.has(slot)) continue;
      this.#reportedIdle.add(slot);
      const { timeframe } = slot.choice;
      this.warn(slot.name, null, explainIdle({ timeframe, candleType, candlesFrom }, held()));
    }
  }

  /** Warns once for each producer and kind of dataframe that strategies want another kind, which it has sent before. */
  warnOfOtherFrame({ producer, pair, timeframe, candleType }: FrameKey, slots: readonly StrategySlot[]): void {
    const wants = slots.map(({ name, choice }) =>
      `strategy ${JSON.stringify(name)} wants ${choice.timeframe} ${choice.candleType}`
    );
    if (wants.length === 0 || !this.#isNew("", keyOf(producer, timeframe, candleType))) return;
    const problem = `now sends ${timeframe} ${candleType} dataframes of ${pair}, but ${wants.join(", ")}: ` +
      "it keeps its old candles of this producer; change the timeframe or candle type of the bot or of the strategy";
    this.#emit({ type: "producer_warned", producer, problem });
  }

  #isNew(strategy: string, problem: string): boolean {
    const id = keyOf(strategy, problem);
    if (this.#reported.has(id) || this.#reported.size >= MAX_REPORTED) return false;
    this.#reported.add(id);
    return true;
  }
}

/** A strategy that keeps creating new columns must not fill the log. */
const MAX_REPORTED = 1_000;
const IDLE_AFTER_MS = 10_000;
