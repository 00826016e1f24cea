import type { Frame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { requireColumns } from "./require_columns.ts";
import { requireFrame } from "./require_frame.ts";

/**
 * Runs a strategy's three methods on a base dataframe with at least one row. Tags start as empty strings.
 *
 * Follows freqtrade's `analyze_ticker` and `StrategyResultValidator`.
 *
 * @param describeSent describes what the producers send, for messages
 * @throws {StrategyError} the strategy returned something other than an analysed dataframe
 * @throws whatever the strategy throws
 */
export function evaluateStrategy(
  strategy: Strategy,
  base: Frame,
  pair: string,
  describeSent: () => string,
): Evaluation {
  const metadata = { pair };
  const run = (method: Populate, frame: Frame): Frame => requireFrame(method, strategy[method](frame, metadata));
  const indicators = run("populateIndicators", base);
  requireColumns(strategy.expectedColumns, indicators, describeSent);
  const entries = run("populateEntryTrend", indicators.set("enter_tag", ""));
  const analysed = run("populateExitTrend", entries.set("exit_tag", ""));
  const change = findChange(base, analysed);
  if (change === null) return { analysed, warning: null };
  const problem = `the strategy returned a dataframe with a different ${change} than the base dataframe: ` +
    "it may add columns, but must not add or remove rows or change date or close";
  if (!strategy.disableDataframeChecks || analysed.empty) throw new StrategyError(problem);
  return { analysed, warning: problem };
}

/** The outcome of running a strategy on a pair. */
export interface Evaluation {
  readonly analysed: Frame;
  /** A problem that `disableDataframeChecks` turns into a warning. */
  readonly warning: string | null;
}

type Populate = "populateIndicators" | "populateEntryTrend" | "populateExitTrend";

function findChange(base: Frame, analysed: Frame): string | null {
  if (analysed.length !== base.length) return `length (${analysed.length} instead of ${base.length})`;
  for (const column of ["close", "date"]) {
    if (!analysed.has(column)) return `set of columns ("${column}" is missing)`;
    if (!Object.is(analysed.at(-1, column), base.at(-1, column))) return `last ${column}`;
  }
  return null;
}
