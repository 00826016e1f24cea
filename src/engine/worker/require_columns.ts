import type { Frame } from "../../frame/frame.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import { nearest } from "../../text/nearest.ts";

/**
 * Checks that the columns which a strategy declares as expected are there after `populateIndicators`.
 *
 * @param sent what the producers send, in words: called only for a message
 * @throws {StrategyError} some are missing: it names them, what comes nearest, and what there is
 */
export function requireColumns(expected: readonly string[], indicators: Frame, sent: () => string): void {
  const missing = expected.filter((name) => !indicators.has(name));
  if (missing.length === 0) return;
  const named = missing.map((name) => {
    const near = nearest(name, indicators.columns, 1)[0];
    return near === undefined ? `"${name}"` : `"${name}" (did you mean "${near}"?)`;
  });
  throw new StrategyError(
    `expectedColumns: after populateIndicators() there is no column ${named.join(", ")}; ${sent()}`,
  );
}
