import { SIGNAL_FIELDS } from "../../signal.ts";
import { MAX_TEXT_LENGTH } from "../../text/limits.ts";
import { fail, requireNumber, requireOneOf, requireRecord, requireText, requireTextOrNull } from "./require_shape.ts";

/**
 * Checks a signal of the strategies' thread.
 *
 * @param strategies the loaded strategies; null before they are loaded, when no signal is accepted
 * @throws {MalformedMessageError} the engine does not send such a signal
 */
export function checkSignal(value: unknown, strategies: readonly string[] | null): void {
  const signal = requireRecord("signal", value);
  for (const field of Object.keys(signal)) {
    if (!SIGNAL_FIELDS.some((known) => known === field)) fail("signal", "an unknown field");
  }
  for (const field of ["pair", "timeframe", "producer"]) requireText(field, signal[field], MAX_TEXT_LENGTH);
  const strategy = requireText("signal.strategy", signal["strategy"], MAX_TEXT_LENGTH);
  if (strategies?.includes(strategy) !== true) fail("signal.strategy", "it is not loaded");
  for (const field of ["time", "candle", "analyzed_at"]) {
    if (!ISO_TIME.test(requireText(field, signal[field], MAX_TEXT_LENGTH))) fail(field, "expected a time in ISO 8601");
  }
  if (!ID.test(requireText("id", signal["id"], MAX_TEXT_LENGTH))) fail("signal.id", "expected letters and digits");
  requireOneOf("signal.action", signal["action"], ["enter", "exit"]);
  requireOneOf("signal.side", signal["side"], ["long", "short"]);
  requireTextOrNull("signal.tag", signal["tag"], MAX_TEXT_LENGTH);
  if (signal["price"] !== null) requireNumber("signal.price", signal["price"]);
}

const ISO_TIME = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const ID = /^[\w-]+$/;
