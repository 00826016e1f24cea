import type { Signal } from "../../../signal.ts";
import type { Attempt, SendOutcome } from "../sink.ts";
import { isLeaving, isTradeOf, nameTrades, type Trade } from "./answers.ts";
import type { BotClient } from "./bot_client.ts";
import { BotError } from "./bot_error.ts";
import type { OrderSettings } from "./order.ts";

/** A trade that the bot did not exit, in its words. */
interface Refusal {
  readonly trade: Trade;
  readonly error: BotError;
}

/**
 * Has a bot exit every open trade of the signal's pair and side. One that has an exit order already is left in peace:
 * freqtrade would cancel that order and place another, which does harm where it has just been filled.
 *
 * @throws {BotError} no answer came, or not from a bot
 */
export async function exit(
  signal: Signal,
  { abort }: Attempt,
  bot: BotClient,
  { order_type }: OrderSettings,
): Promise<SendOutcome> {
  const ofSignal = (trade: Trade): boolean => isTradeOf(trade, signal.pair, signal.side);
  const trades = (await bot.openTrades(abort)).filter(ofSignal);
  if (trades.length === 0) {
    return { type: "skipped", reason: `no open ${signal.side} trade of ${signal.pair}` };
  }
  const leaving = trades.filter(isLeaving), staying = trades.filter((trade) => !isLeaving(trade));
  const told: Trade[] = [];
  const refusals: Refusal[] = [];
  for (const trade of staying) {
    const error = await refusal(bot.forceExit(trade, order_type, abort));
    if (error === null) told.push(trade);
    else refusals.push({ trade, error });
  }
  // A refusal may mean success: asked to exit a trade that has bought nothing yet, freqtrade cancels and forgets it.
  const now = refusals.length === 0 ? [] : await bot.openTrades(abort);
  const stays = ({ trade }: Refusal): boolean =>
    now.some((other) => other.trade_id === trade.trade_id && ofSignal(other));
  const failed = refusals.find(stays);
  if (failed !== undefined) return notExited(failed);
  const gone = refusals.map(({ trade }) => trade);
  return delivered([
    ...(told.length === 0 ? [] : [`${nameTrades(told)} told to exit`]),
    ...(leaving.length === 0 ? [] : [`${nameTrades(leaving)} on the way out already`]),
    ...(gone.length === 0 ? [] : [`${nameTrades(gone)} cancelled before the entry was filled`]),
  ]);
}

/** What the bot has against it; null: nothing. */
async function refusal(exiting: Promise<void>): Promise<BotError | null> {
  try {
    await exiting;
    return null;
  } catch (error) {
    if (error instanceof BotError && (error.problem === "said_no" || error.problem === "broken")) return error;
    throw error;
  }
}

function notExited({ trade, error }: Refusal): SendOutcome {
  const isStopped = /^trader is not running/i.test(error.words);
  const why = isStopped
    ? "the bot is stopped (start it with /start)"
    : error.words === ""
    ? error.message
    : error.words;
  return {
    type: "failed",
    reason: `${nameTrades([trade])} of ${trade.pair} was not exited: ${why}`,
    scope: isStopped ? "sink" : "signal",
  };
}

function delivered(parts: readonly string[]): SendOutcome {
  return { type: "delivered", result: parts.join("; "), isNews: true };
}
