import type { Frame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { requireColumns } from "./require_columns.ts";
import { requireFrame } from "./require_frame.ts";

/** What came of running a strategy on a pair. */
export interface Evaluation {
  readonly analysed: Frame;
  /** What was wrong and was let pass because of `disableDataframeChecks`. */
  readonly warning: string | null;
}

type Populate = "populateIndicators" | "populateEntryTrend" | "populateExitTrend";

/**
 * Runs the strategy's three methods on a base dataframe with at least one row: freqtrade's `analyze_ticker` and its
 * `StrategyResultValidator`. The tags begin as empty strings, as there.
 *
 * @param sent what the producers send, in words, for messages
 * @throws whatever the strategy throws, and {@linkcode StrategyError} for what is no analysed dataframe
 */
export function evaluateStrategy(strategy: Strategy, base: Frame, pair: string, sent: () => string): Evaluation {
  const metadata = { pair };
  const run = (method: Populate, frame: Frame): Frame => requireFrame(method, strategy[method](frame, metadata));
  const indicators = run("populateIndicators", base);
  requireColumns(strategy.expectedColumns, indicators, sent);
  const entries = run("populateEntryTrend", indicators.set("enter_tag", ""));
  const analysed = run("populateExitTrend", entries.set("exit_tag", ""));
  const change = changeOf(base, analysed);
  if (change === null) return { analysed, warning: null };
  const problem = `the dataframe that came back has another ${change} than the base dataframe: ` +
    "a strategy may add columns, never rows, and must leave date and close as they are";
  if (!strategy.disableDataframeChecks || analysed.empty) throw new StrategyError(problem);
  return { analysed, warning: problem };
}

function changeOf(base: Frame, analysed: Frame): string | null {
  if (analysed.length !== base.length) return `length (${analysed.length} instead of ${base.length})`;
  for (const column of ["close", "date"]) {
    if (!analysed.has(column)) return `set of columns ("${column}" is gone)`;
    if (!Object.is(analysed.at(-1, column), base.at(-1, column))) return `last ${column}`;
  }
  return null;
}
