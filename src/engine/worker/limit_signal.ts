import type { Signal } from "../../signal.ts";
import { excerptText } from "../../text/excerpt.ts";
import { MAX_TEXT_LENGTH } from "../../text/limits.ts";

/**
 * Limits the texts of a signal to 255 characters, which is freqtrade's limit for tags (`CUSTOM_TAG_MAX_LENGTH`).
 *
 * A longer tag is cut, as freqtrade cuts it. A longer name makes the signal unusable, because a cut name is another name.
 */
export function limitSignal(signal: Signal): LimitedSignal {
  const long = NAMES.find((name) => signal[name].length > MAX_TEXT_LENGTH);
  if (long !== undefined) {
    const shown = `${excerptText(signal[long].slice(0, SHOWN_LENGTH + 1), { max: SHOWN_LENGTH })} (${
      signal[long].length
    } characters)`;
    return {
      signal: null,
      problem: `no signal is sent: the ${long} ${shown} is longer than ${MAX_TEXT_LENGTH} characters`,
    };
  }
  const { tag } = signal;
  if (tag === null || tag.length <= MAX_TEXT_LENGTH) return { signal, problem: null };
  return {
    signal: { ...signal, tag: cutText(tag, MAX_TEXT_LENGTH) },
    problem: `${signal.action}_tag is cut to ${MAX_TEXT_LENGTH} characters, as in freqtrade: a longer one was set`,
  };
}

/** A signal within the limits, or null if it is not to be sent, and what to report. */
export interface LimitedSignal {
  readonly signal: Signal | null;
  /** Null: nothing to report. */
  readonly problem: string | null;
}

const NAMES = ["strategy", "pair", "timeframe", "producer"] as const satisfies readonly (keyof Signal)[];
const SHOWN_LENGTH = 40;

/** Cuts a text, but no pair of surrogates. The copy does not keep the long text in memory. */
function cutText(text: string, length: number): string {
  const isSplit = (text.charCodeAt(length - 1) & 0xfc00) === 0xd800;
  // V8 keeps a long text alive for a slice of it
  return JSON.parse(JSON.stringify(text.slice(0, isSplit ? length - 1 : length)));
}
