import type { EngineEvent, SignalEvent } from "../../events.ts";
import { limitText } from "../../text/limit_text.ts";

/**
 * Cuts the texts of an event that a strategy or producer can make long, such as names of columns. The main thread refuses
 * longer ones.
 */
export function boundEvent<T extends EngineEvent | SignalEvent>(event: T): T {
  if (event.type === "signal" || event.type === "frame_updated") return event;
  const long = Object.entries(event).filter(([, value]) => typeof value === "string" && value.length > MAX_LENGTH);
  if (long.length === 0) return event;
  return { ...event, ...Object.fromEntries(long.map(([field, value]) => [field, limitText(value, MAX_LENGTH)])) };
}

const MAX_LENGTH = 10_000;
