import type { StrategyTimeouts } from "../wire/strategy_timeouts.ts";
import type { EngineEvent } from "../../events.ts";
import { reportTimeout } from "./report_timeout.ts";
import { callWithTimeLimit, isTimeLimitError } from "./time_limit.ts";

/**
 * Runs the callbacks of strategies' timers within the time limit of an evaluation. A callback that exceeds it counts for the
 * strategy that was running when the timer was set.
 */
export class TimerGuard {
  readonly #options: TimerGuardOptions;
  /** Timers that were set while modules were loaded have no known owner: all of them stop once one exceeds the limit. */
  #isUnknownSuspended = false;

  constructor(options: TimerGuardOptions) {
    this.#options = options;
  }

  /** Returns the function that a timer calls in place of a strategy's callback. */
  wrap(callback: () => void): () => void {
    const owner = this.#options.running();
    return () => this.#run(callback, owner);
  }

  #run(callback: () => void, owner: TimerOwner | null): void {
    const { limitMs, timeouts, emit } = this.#options;
    if (owner === null ? this.#isUnknownSuspended : timeouts.isSuspended(owner.strategy)) return;
    try {
      callWithTimeLimit(callback, limitMs);
    } catch (error) {
      if (!isTimeLimitError(error)) throw error;
      if (owner === null) {
        this.#isUnknownSuspended = true;
        const problem = `a timer's callback did not return within ${limitMs / 1000} s: timers that were set while ` +
          "the strategies were loaded do not run any more";
        return emit({ type: "strategy_failed", strategy: this.#options.names(), pair: null, problem, where: null });
      }
      reportTimeout({ ...owner, limitMs }, timeouts, emit);
    }
  }
}

/** Dependencies of {@linkcode TimerGuard}. */
export interface TimerGuardOptions {
  readonly limitMs: number;
  readonly timeouts: StrategyTimeouts;
  /** Returns the evaluation that is running, or null. */
  running(): TimerOwner | null;
  /** Returns the names of the loaded strategies, for messages. */
  names(): string;
  /** Reports at once, since no batch is being processed. */
  emit(event: EngineEvent): void;
}

/** The evaluation in which a timer was set. */
export interface TimerOwner {
  readonly strategy: string;
  readonly pair: string;
}
