import type { Frame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import { Strategy } from "../../strategy/strategy.ts";
import { type ColumnRemarks, findColumnRemarks } from "./find_column_remarks.ts";
import { renameOldEntry, renameOldExit } from "./rename_old_signals.ts";
import { requireColumns } from "./require_columns.ts";
import { requireFrame } from "./require_frame.ts";

/**
 * Runs a strategy's three methods on a base dataframe with at least one row. Tags start as empty strings.
 *
 * Follows freqtrade's `analyze_ticker` and `StrategyResultValidator`.
 *
 * @param sent what the producers have sent, for messages
 * @throws {StrategyError} the strategy returned something other than an analysed dataframe
 * @throws whatever the strategy throws
 */
export function evaluateStrategy(
  strategy: Strategy,
  base: Frame,
  pair: string,
  sent: SentData,
): Evaluation {
  const metadata = { pair };
  const run = (method: Populate, frame: Frame): Frame => requireFrame(method, strategy[method](frame, metadata));
  const indicators = run("populateIndicators", base);
  requireColumns(strategy.expectedColumns, indicators, () => sent.describe());
  const entry = renameOldEntry(run("populateEntryTrend", indicators.set("enter_tag", "")));
  const exit = renameOldExit(run("populateExitTrend", entry.frame.set("exit_tag", "")));
  const analysed = exit.frame;
  const change = findChange(base, analysed);
  if (change === null) {
    const { mistakes, warnings } = remark(strategy, base, analysed, sent);
    return { analysed, warning: null, mistakes, remarks: [...entry.renamed, ...exit.renamed, ...warnings] };
  }
  const problem = `the strategy returned a dataframe with a different ${change} than the base dataframe: ` +
    "it may add columns, but must not add or remove rows or change date or close";
  if (!strategy.disableDataframeChecks || analysed.empty) throw new StrategyError(problem);
  return { analysed, warning: problem, mistakes: [], remarks: [] };
}

/** The outcome of running a strategy on a pair. */
export interface Evaluation {
  readonly analysed: Frame;
  /** A problem that `disableDataframeChecks` turns into a warning. */
  readonly warning: string | null;
  /** What must be changed in the strategy for it to work as written. */
  readonly mistakes: readonly string[];
  /** What is suspicious in the strategy, whatever the pair. */
  readonly remarks: readonly string[];
}

/** What the producers have sent of the data that an evaluation reads. */
export interface SentData {
  /** Describes what the producers send, for messages. */
  describe(): string;
  /** Returns whether every dataframe that the evaluation has read was there. */
  isComplete(): boolean;
}

type Populate = "populateIndicators" | "populateEntryTrend" | "populateExitTrend";

function remark(
  strategy: Strategy,
  base: Frame,
  analysed: Frame,
  sent: SentData,
): Pick<ColumnRemarks, "mistakes" | "warnings"> {
  const { mistakes, warnings, hasSignal } = findColumnRemarks(base, analysed, strategy);
  if (hasSignal) return { mistakes, warnings };
  const isRuleless = strategy.populateEntryTrend === Strategy.prototype.populateEntryTrend &&
    strategy.populateExitTrend === Strategy.prototype.populateExitTrend;
  if (isRuleless) return { mistakes: [...mistakes, NO_RULE], warnings };
  // A strategy may return early until all dataframes have arrived.
  return { mistakes, warnings: sent.isComplete() ? [...warnings, NO_SIGNAL] : warnings };
}

function findChange(base: Frame, analysed: Frame): string | null {
  if (analysed.length !== base.length) return `length (${analysed.length} instead of ${base.length})`;
  for (const column of ["close", "date"]) {
    if (!analysed.has(column)) return `set of columns ("${column}" is missing)`;
    if (!Object.is(analysed.at(-1, column), base.at(-1, column))) return `last ${column}`;
  }
  return null;
}

const NO_RULE = "the strategy overrides neither populateEntryTrend() nor populateExitTrend(): it emits no signal";
const NO_SIGNAL = "the strategy returned a dataframe with none of the columns enter_long, exit_long, enter_short and " +
  "exit_short: it emits no signal";
