import { keyOf } from "../../text/key_of.ts";
import { WatchSlot } from "../wire/watch_slot.ts";
import type { EvaluatorHooks } from "./unit_runner.ts";
import type { Leak, LeakWatch } from "./leak_watch.ts";
import type { Tally } from "./tally.ts";

/**
 * Makes the hooks that show the main thread which evaluation is running, and time each one.
 */
export function watchEvaluations(
  { watch, tally, leaks, announce, report }: WatchEvaluationsOptions,
): Pick<EvaluatorHooks, "begin" | "end"> & RunningEvaluation {
  const slots = new Int32Array(watch);
  const ids = new Map<string, number>();
  const current = { strategy: "", pair: "", isRunning: false };
  return {
    running: () => current.isRunning ? { strategy: current.strategy, pair: current.pair } : null,
    begin(strategy, pair): void {
      const key = keyOf(strategy, pair);
      let id = ids.get(key);
      if (id === undefined) {
        // the ids start again, and the main thread replaces what they stood for
        if (ids.size >= MAX_IDS) ids.clear();
        id = ids.size + 1;
        ids.set(key, id);
        announce(id, strategy, pair);
      }
      Atomics.add(slots, WatchSlot.evaluation, 1);
      Atomics.store(slots, WatchSlot.running, id);
      current.strategy = strategy;
      current.pair = pair;
      current.isRunning = true;
      tally.begin(strategy);
      leaks.begin(strategy);
    },
    end(): void {
      const leak = leaks.end();
      if (leak !== null) report(leak);
      tally.end();
      current.isRunning = false;
      Atomics.store(slots, WatchSlot.running, 0);
    },
  };
}

/** Shows this thread which evaluation is running. */
export interface RunningEvaluation {
  running(): { readonly strategy: string; readonly pair: string } | null;
}

/** Options of {@linkcode watchEvaluations}. */
export interface WatchEvaluationsOptions {
  /** The shared integers: {@linkcode WatchSlot}. */
  readonly watch: SharedArrayBuffer;
  readonly tally: Tally;
  readonly leaks: LeakWatch;
  /** Called once for each strategy and pair, before the id first appears in the shared integers. */
  announce(id: number, strategy: string, pair: string): void;
  /** Called when a strategy keeps more and more memory. */
  report(leak: Leak): void;
}

/** Pairs come and go as long as the program runs. */
const MAX_IDS = 100_000;
