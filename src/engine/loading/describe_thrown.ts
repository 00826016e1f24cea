import { inspectValue } from "../../platform/process.ts";
import { adviseStrategyPermission } from "../../text/permission_advice.ts";

/**
 * Describes what a strategy threw, in one text for people: an error's class and message, or the value itself.
 *
 * Never throws, whatever the strategy made its error of.
 */
export function describeThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `threw ${showValue(thrown)}, which is not an Error`;
    const [name, message] = [String(thrown.name), adviseStrategyPermission(String(thrown.message))];
    return name === "Error" || name === "StrategyError" ? message : `${name}: ${message}`;
  } catch {
    return "threw an error that can't be read";
  }
}

/** Some objects can't be converted to a string, and some throw when they are. */
function showValue(value: unknown): string {
  if (typeof value === "string") return `"${value}"`;
  try {
    return inspectValue(value);
  } catch {
    return `a value of type ${typeof value} that can't be shown`;
  }
}
