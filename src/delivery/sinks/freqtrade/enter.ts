import type { Signal } from "../../../signal.ts";
import { formatDuration } from "../../../text/duration.ts";
import type { Clock } from "../../../time/clock.ts";
import type { Attempt, SendOutcome } from "../sink.ts";
import { isExiting, isTradeOf, nameTrades, type Trade } from "./answers.ts";
import type { BotClient } from "./bot_client.ts";
import { BotError, outcomeOfBotError } from "./bot_error.ts";
import { outcomeOfRefusal } from "./entry_refusal.ts";
import { type EntryNote, makeEnteringNote, NO_ORDER, readNote } from "./entry_note.ts";
import { entryOf, type OrderSettings } from "./order.ts";
import type { SharedBot } from "./shared_bot.ts";

/**
 * Orders the entry of a signal from a bot.
 *
 * It never enters a pair that is open, never exceeds the limit of trades, and never enters twice for one signal, even if an
 * attempt is interrupted. freqtrade checks for an open trade before it takes its lock, so that two simultaneous orders could
 * open two trades. Therefore the sink notes an order before it sends it. While the outcome of that order is unknown, it
 * sends no other, and looks for the trade.
 *
 * @throws {BotError} the bot got no order
 */
export async function enter(signal: Signal, attempt: Attempt, options: EnterOptions): Promise<SendOutcome> {
  const { bot, shared, clock, settleMs } = options;
  const { abort } = attempt;
  const note = readNote(attempt.note, shared.url);
  if (note.type === "unreadable") return UNREADABLE;
  const open = await bot.openTrades(abort);
  if (note.type === "entering") {
    const trade = await findTradeSince(note.after, open, signal, attempt, bot);
    if (trade !== null) return reportFound(trade, signal, shared);
    const now = clock.now();
    const wait = remainingMs(note.at, settleMs, now);
    shared.doubt(signal.pair, signal.id, now + wait); // after a restart only the note remembers the order
    if (wait > 0) return reportUnsettled(signal, wait, settleMs);
  }
  const taken = open.filter(({ pair }) => pair === signal.pair);
  if (taken.length > 0) return reportOpen(signal, taken);
  const wait = shared.doubtfulFor(signal.pair, signal.id, clock.now());
  if (wait > 0) return reportUnsettled(signal, wait, settleMs);
  const { current, max } = await bot.count(abort);
  if (max !== null && current >= max) return reportFull(current, max);
  const last = await bot.lastClosed(abort);
  // of two orders of this signal, the first may be the one that opened the trade
  const after = note.type === "entering" ? Math.min(note.after, last) : last;
  return await placeOrder(signal, attempt, options, after, note);
}

/** Dependencies and settings of {@linkcode enter}. */
export interface EnterOptions {
  readonly bot: BotClient;
  readonly shared: SharedBot;
  readonly clock: Clock;
  readonly settings: OrderSettings;
  /** How long an order of unknown outcome may still be on its way, in milliseconds. */
  readonly settleMs: number;
}

async function placeOrder(
  signal: Signal,
  attempt: Attempt,
  { bot, shared, clock, settings, settleMs }: EnterOptions,
  after: number,
  before: EntryNote,
): Promise<SendOutcome> {
  const now = clock.now();
  attempt.remember(makeEnteringNote(shared.url, after, now));
  shared.doubt(signal.pair, signal.id, now + settleMs);
  try {
    const trade = await bot.forceEnter(entryOf(signal, settings), attempt.abort);
    shared.settle(signal.pair, signal.id);
    return { type: "delivered", result: `${nameTrades([trade])} opened`, isNews: true };
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    if (error.inDoubt) return outcomeOfBotError(error);
    // an earlier order, which seemed to be lost, may have opened the trade meanwhile
    const late = before.type === "entering" && error.problem === "refused"
      ? await findTradeSince(after, await bot.openTrades(attempt.abort), signal, attempt, bot)
      : null;
    if (late !== null) return reportFound(late, signal, shared);
    attempt.remember(NO_ORDER);
    shared.settle(signal.pair, signal.id);
    return error.problem === "refused" ? outcomeOfRefusal(signal.pair, error.words) : outcomeOfBotError(error);
  }
}

/** Finds the trade that an order of this signal opened. It may be closed already. */
async function findTradeSince(
  after: number,
  open: readonly Trade[],
  { pair, side }: Signal,
  { abort }: Attempt,
  bot: BotClient,
): Promise<Trade | null> {
  const isOurs = (trade: Trade): boolean => trade.trade_id > after && isTradeOf(trade, pair, side);
  return open.find(isOurs) ?? (await bot.closedAfter(after, abort)).find(isOurs) ?? null;
}

function reportFound(trade: Trade, signal: Signal, shared: SharedBot): SendOutcome {
  shared.settle(signal.pair, signal.id);
  return { type: "delivered", result: `${nameTrades([trade])} (found after an interruption)`, isNews: true };
}

/** Returns how long an order may still be on its way. A clock that was set back does not prolong it. */
function remainingMs(since: number, settleMs: number, now: number): number {
  return Math.min(settleMs, Math.max(0, since + settleMs - now));
}

function reportUnsettled({ pair }: Signal, waitMs: number, settleMs: number): SendOutcome {
  const reason =
    `an earlier order for ${pair} may still open a trade: waiting ${formatDuration(waitMs)} before the next ` +
    "order (settle_time)";
  const retryAfterMs = Math.min(waitMs, Math.max(MIN_WAIT_MS, settleMs / CHECKS));
  return { type: "failed", reason, scope: "signal", retryAfterMs };
}

function reportOpen({ pair }: Signal, trades: readonly Trade[]): SendOutcome {
  if (trades.every(isExiting)) {
    return { type: "failed", reason: `${pair} is still exiting: ${nameTrades(trades)}`, scope: "signal" };
  }
  return { type: "skipped", reason: `${pair} is open already: ${nameTrades(trades)}` };
}

function reportFull(current: number, max: number): SendOutcome {
  if (max === 0) return { type: "refused", reason: "the bot allows no trades: its max_open_trades is 0" };
  return { type: "failed", reason: `the bot is full: ${current} of ${max} trades are open`, scope: "signal" };
}

const UNREADABLE: SendOutcome = {
  type: "refused",
  reason: "the note of an earlier attempt is unreadable, so an order may be on its way: check the trades of the bot",
};

/** How often to look for the trade of an order while its outcome is unknown. */
const CHECKS = 5;
const MIN_WAIT_MS = 1000;
