import type { Signal } from "../../../signal.ts";
import type { Attempt, SendOutcome } from "../sink.ts";
import { isExiting, isTradeOf, nameTrades, type Trade } from "./answers.ts";
import type { BotClient } from "./bot_client.ts";
import { BotError } from "./bot_error.ts";
import type { OrderSettings } from "./order.ts";

/**
 * Orders a bot to exit every open trade of a signal's pair and side.
 *
 * It skips a trade with an exit order: freqtrade would cancel that order and place another one, which is harmful if the
 * first has just been filled.
 *
 * @throws {BotError} there was no answer, or it was not one of a bot
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
  const exiting = trades.filter(isExiting), staying = trades.filter((trade) => !isExiting(trade));
  const ordered: Trade[] = [];
  const refusals: Refusal[] = [];
  for (const trade of staying) {
    const error = await catchRefusal(bot.forceExit(trade, order_type, abort));
    if (error === null) ordered.push(trade);
    else refusals.push({ trade, error });
  }
  // a refusal may mean success: freqtrade cancels and deletes a trade that has bought nothing yet
  const now = refusals.length === 0 ? [] : await bot.openTrades(abort);
  const stays = ({ trade }: Refusal): boolean =>
    now.some((other) => other.trade_id === trade.trade_id && ofSignal(other));
  const failed = refusals.find(stays);
  if (failed !== undefined) return reportNotExited(failed);
  const gone = refusals.map(({ trade }) => trade);
  return reportDelivered([
    ...(ordered.length === 0 ? [] : [`ordered the exit of ${nameTrades(ordered)}`]),
    ...(exiting.length === 0 ? [] : [`${nameTrades(exiting)} exiting already`]),
    ...(gone.length === 0 ? [] : [`${nameTrades(gone)} cancelled before its entry was filled`]),
  ]);
}

/** A trade that the bot did not exit, and its reason. */
interface Refusal {
  readonly trade: Trade;
  readonly error: BotError;
}

/** Returns the refusal of the bot, or null if it exits the trade. */
async function catchRefusal(exiting: Promise<void>): Promise<BotError | null> {
  try {
    await exiting;
    return null;
  } catch (error) {
    if (error instanceof BotError && (error.problem === "refused" || error.problem === "broken")) return error;
    throw error;
  }
}

function reportNotExited({ trade, error }: Refusal): SendOutcome {
  const isStopped = /^trader is not running/i.test(error.words);
  const why = isStopped
    ? "the bot is stopped (start it with /start)"
    : error.words === ""
    ? error.message
    : error.words;
  return {
    type: "failed",
    reason: `${nameTrades([trade])} of ${trade.pair} could not be exited: ${why}`,
    scope: isStopped ? "sink" : "signal",
  };
}

function reportDelivered(parts: readonly string[]): SendOutcome {
  return { type: "delivered", result: parts.join("; "), isNews: true };
}
