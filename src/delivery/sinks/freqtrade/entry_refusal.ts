import type { SendOutcome } from "../sink.ts";

/** Converts the reason of a bot that refused an entry to an outcome. */
export function outcomeOfRefusal(pair: string, words: string): SendOutcome {
  const meaning = REASONS.find(([pattern]) => pattern.test(words))?.[1];
  return meaning?.(pair, words) ?? retry(`the bot refused to enter ${pair}: ${words}`);
}

/** The outcome for each of freqtrade's reasons to refuse an entry (`_rpc_force_entry` in its rpc/rpc.py). */
const REASONS: readonly (readonly [words: RegExp, meaning: (pair: string, words: string) => SendOutcome])[] = [
  [
    /^force_?entry not enabled/i,
    () => refuse("the bot does not accept entries: set force_entry_enable to true in its config"),
  ],
  [
    /^symbol does not exist/i,
    (pair) => refuse(`the bot can't trade ${pair}: the pair is not an active market of its exchange`),
  ],
  [/^wrong pair selected/i, (pair, words) => refuse(`the bot can't trade ${pair}: ${words}`)],
  [/^can't go short/i, (pair) => refuse(`the bot can't go short on ${pair}: it trades the spot market`)],
  [
    /^position for .* already open/i,
    (pair, words) => ({
      type: "skipped",
      reason: `${pair} is open already: trade ${/id: (\d+)/.exec(words)?.[1] ?? "of unknown id"}`,
    }),
  ],
  [/^maximum number of trades/i, () => retry("the bot is full: it has max_open_trades")],
  // it is paused, or reloads its config. A stopped bot has refused to count its trades before
  [/^trader is not running/i, () => retry("the bot is paused: it accepts no entries (start it with /start)")],
  [/^failed to enter position/i, (pair) => retry(`the bot could not enter ${pair}: see its log`)],
];

function refuse(reason: string): SendOutcome {
  return { type: "refused", reason };
}

function retry(reason: string): SendOutcome {
  return { type: "failed", reason, scope: "signal" };
}
