import { getLogger } from "@logtape/logtape";
import type { ConsumerEvent } from "../events.ts";
import { complaintOf, describeEvent, placeOf } from "./describe_event.ts";
import { escapeBraces } from "./escape_braces.ts";
import { RateLimiter } from "./rate_limit.ts";

/** Options of {@linkcode logEvent}. */
export interface LogEventOptions {
  /** The time in epoch milliseconds, for the rate limit. Default: now. */
  readonly now?: number;
  /** What has been logged lately. Default: one for the whole program. */
  readonly limiter?: RateLimiter;
}

const sharedLimiter = new RateLimiter();

/**
 * Logs an event as one clear line at the level it deserves. The same complaint about one producer, strategy or
 * sink is logged at most once a minute; the next line then tells how many were left out. JSON lines carry the whole event.
 */
export function logEvent(event: ConsumerEvent, options: LogEventOptions = {}): void {
  const limiter = options.limiter ?? sharedLimiter;
  // what a changed strategy complains of is news, be it the same
  if (event.type === "strategies_reloaded") limiter.forget((source) => source.startsWith("strategy:"));
  // nor is it old that a sink fails which had answered again
  if (event.type === "sink_recovered") limiter.forget((source) => source === `delivery:${event.sink}`);
  const { category, level, limitedAs } = placeOf(event);
  const logger = getLogger(["consumer", category]);
  // Frames come by the hundred each second: no text is made for nobody.
  if (!logger.isEnabledFor(level)) return;
  let text = describeEvent(event);
  if (limitedAs !== null) {
    const passage = limiter.check(`${category}:${limitedAs}`, complaintOf(event), options.now ?? Date.now());
    if (!passage.passes) return;
    if (passage.leftOut > 0) text += ` (${passage.leftOut} more left out)`;
  }
  logger[level](escapeBraces(text), { event });
}
