/**
 * The pure decisions about a producer link: where it dials, how long it pauses, when it probes and gives up, what an end
 * means.
 *
 * @module
 */
export { producerTitle, producerUrl, withoutToken } from "./policy/address.ts";
export { classifyEnd, dialTimedOut, fellSilent, invalidUrl, stopped, tooBig } from "./policy/failure.ts";
export {
  type FailureStreak,
  JITTER,
  type LinkEnd,
  nextPause,
  NO_FAILURES,
  PAUSE_CAP,
  RESTART_WINDOW,
} from "./policy/pause.ts";
export { afterSilence, DIAL_TIMEOUT, dialTimeoutMs, type Silence, type SilenceStep } from "./policy/silence.ts";
export { megabytes, oversize } from "./policy/size.ts";
