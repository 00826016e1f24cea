import type { Frame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import { nearest } from "../../text/nearest.ts";

/**
 * Checks that the dataframe has all columns of a strategy's `expectedColumns` after `populateIndicators`.
 *
 * @param describeSent describes what the producers send; called only for a message
 * @throws {StrategyError} columns are missing: the message names them, the nearest names, and what the producers send
 */
export function requireColumns(expected: readonly string[], indicators: Frame, describeSent: () => string): void {
  const missing = expected.filter((name) => !indicators.has(name));
  if (missing.length === 0) return;
  const named = missing.map((name) => {
    const near = nearest(name, indicators.columns, 1)[0];
    return near === undefined ? `"${name}"` : `"${name}" (did you mean "${near}"?)`;
  });
  throw new StrategyError(
    `expectedColumns: after populateIndicators() the dataframe has no column ${named.join(", ")}; ${describeSent()}`,
  );
}
