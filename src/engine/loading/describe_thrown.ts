import { inspectValue } from "../../platform/process.ts";
import { limitText } from "../../text/limit_text.ts";
import { adviseStrategyPermission } from "../../text/permission_advice.ts";

/**
 * Describes what a strategy threw, in one text for people: an error's class and message, or the value itself.
 *
 * Never throws, whatever the strategy made its error of, and returns a text of bounded length.
 */
export function describeThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `threw ${showValue(thrown)}, which is not an Error`;
    const name = limitText(String(thrown.name), MAX_NAME_LENGTH);
    const message = adviseStrategyPermission(limitText(String(thrown.message), MAX_MESSAGE_LENGTH));
    return name === "Error" || name === "StrategyError" ? message : `${name}: ${message}`;
  } catch {
    return "threw an error that can't be read";
  }
}

const MAX_NAME_LENGTH = 255;
const MAX_MESSAGE_LENGTH = 10_000;

/** Some objects can't be converted to a string, and some throw when they are. */
function showValue(value: unknown): string {
  if (typeof value === "string") return `"${limitText(value, MAX_MESSAGE_LENGTH)}"`;
  try {
    return limitText(inspectValue(value), MAX_MESSAGE_LENGTH);
  } catch {
    return `a value of type ${typeof value} that can't be shown`;
  }
}
