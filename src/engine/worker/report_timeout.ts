import type { EngineEvent } from "../../events.ts";
import { MAX_TIMEOUTS, type StrategyTimeouts } from "../wire/strategy_timeouts.ts";

/**
 * Counts that a strategy exceeded the time limit and was stopped, and reports it. One that did so too often is disabled.
 *
 * The main thread knows the strategy's file and adds it to the event.
 */
export function reportTimeout({ strategy, pair, limitMs }: Timeout, timeouts: StrategyTimeouts, emit: Emit): void {
  emit({ type: "strategy_stuck", strategy, pair, file: null, limitMs });
  const times = timeouts.add(strategy);
  if (times >= MAX_TIMEOUTS) emit({ type: "strategy_suspended", strategy, times });
}

/** An evaluation, or a timer's callback that an evaluation set, which exceeded the limit. */
export interface Timeout {
  readonly strategy: string;
  readonly pair: string;
  readonly limitMs: number;
}

type Emit = (event: EngineEvent) => void;
