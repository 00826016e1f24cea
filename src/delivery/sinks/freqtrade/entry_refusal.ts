import type { SendOutcome } from "../sink.ts";

/** What each of freqtrade's reasons to refuse an entry means (`_rpc_force_entry` in its rpc/rpc.py). */
const REASONS: readonly (readonly [words: RegExp, meaning: (pair: string, words: string) => SendOutcome])[] = [
  [
    /^force_?entry not enabled/i,
    () => refused("the bot takes no entries: set force_entry_enable to true in its config"),
  ],
  [/^symbol does not exist/i, (pair) => refused(`the bot can't trade ${pair}: its exchange has no such active market`)],
  [/^wrong pair selected/i, (pair, words) => refused(`the bot can't trade ${pair}: ${words}`)],
  [/^can't go short/i, (pair) => refused(`the bot can't go short on ${pair}: it trades on the spot market`)],
  [
    /^position for .* already open/i,
    (pair, words) => ({
      type: "skipped",
      reason: `${pair} is open already: trade ${/id: (\d+)/.exec(words)?.[1] ?? "of unknown number"}`,
    }),
  ],
  [/^maximum number of trades/i, () => later("the bot is full: its max_open_trades are open")],
  // Paused, or about to load its config anew; a bot that is stopped has refused to count its trades before.
  [/^trader is not running/i, () => later("the bot is paused: it takes no entries (start it with /start)")],
  [/^failed to enter position/i, (pair) => later(`the bot could not enter ${pair}: the reason stands in its log`)],
];

/** What comes of an entry that the bot has refused with these words. */
export function outcomeOfRefusal(pair: string, words: string): SendOutcome {
  const meaning = REASONS.find(([pattern]) => pattern.test(words))?.[1];
  return meaning?.(pair, words) ?? later(`the bot refused to enter ${pair}: ${words}`);
}

function refused(reason: string): SendOutcome {
  return { type: "refused", reason };
}

function later(reason: string): SendOutcome {
  return { type: "failed", reason, scope: "signal" };
}
