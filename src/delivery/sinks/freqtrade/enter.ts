import type { Signal } from "../../../signal.ts";
import { formatDuration } from "../../../text/duration.ts";
import type { Clock } from "../../../time/clock.ts";
import type { Attempt, SendOutcome } from "../sink.ts";
import { isLeaving, isTradeOf, nameTrades, type Trade } from "./answers.ts";
import type { BotClient } from "./bot_client.ts";
import { BotError, outcomeOfBotError } from "./bot_error.ts";
import { outcomeOfRefusal } from "./entry_refusal.ts";
import { enteringNote, type EntryNote, NO_ORDER, readNote } from "./entry_note.ts";
import { entryOf, type OrderSettings } from "./order.ts";
import type { SharedBot } from "./shared_bot.ts";

/** While an order's outcome is unknown, its trade is looked for so many times before it is placed again. */
const LOOKS = 5;
const MIN_WAIT_MS = 1000;

/** What an entry is made with. */
export interface EnterOptions {
  readonly bot: BotClient;
  readonly shared: SharedBot;
  readonly clock: Clock;
  readonly settings: OrderSettings;
  /** Milliseconds for which an order of unknown outcome may still be on its way. */
  readonly settleMs: number;
}

/**
 * Has a bot enter what a signal says: never a pair that is open, never more trades than the bot may have, and never twice
 * for one signal, whatever ends an attempt in between.
 *
 * freqtrade looks for an open trade of the pair before it takes its lock, so that two orders at once may open two. Hence an
 * order is noted before it is sent; while what became of it is unknown no other is, and its trade is looked for.
 *
 * @throws {BotError} nothing was ordered
 */
export async function enter(signal: Signal, attempt: Attempt, options: EnterOptions): Promise<SendOutcome> {
  const { bot, shared, clock, settleMs } = options;
  const { abort } = attempt;
  const note = readNote(attempt.note, shared.url);
  if (note.type === "unreadable") return UNREADABLE;
  const open = await bot.openTrades(abort);
  if (note.type === "entering") {
    const trade = await tradeSince(note.after, open, signal, attempt, bot);
    if (trade !== null) return found(trade, signal, shared);
    const now = clock.now();
    const wait = remaining(note.at, settleMs, now);
    shared.doubt(signal.pair, signal.id, now + wait); // after a restart only the note knows of it
    if (wait > 0) return unsettled(signal, wait, settleMs);
  }
  const taken = open.filter(({ pair }) => pair === signal.pair);
  if (taken.length > 0) return isTaken(signal, taken);
  const wait = shared.doubtfulFor(signal.pair, signal.id, clock.now());
  if (wait > 0) return unsettled(signal, wait, settleMs);
  const { current, max } = await bot.count(abort);
  if (max !== null && current >= max) return full(current, max);
  const last = await bot.lastClosed(abort);
  // Of two orders of this signal the first may be the one that is found in the end.
  const after = note.type === "entering" ? Math.min(note.after, last) : last;
  return await order(signal, attempt, options, after, note);
}

async function order(
  signal: Signal,
  attempt: Attempt,
  { bot, shared, clock, settings, settleMs }: EnterOptions,
  after: number,
  before: EntryNote,
): Promise<SendOutcome> {
  const now = clock.now();
  attempt.remember(enteringNote(shared.url, after, now));
  shared.doubt(signal.pair, signal.id, now + settleMs);
  try {
    const trade = await bot.forceEnter(entryOf(signal, settings), attempt.abort);
    shared.settle(signal.pair, signal.id);
    return { type: "delivered", result: `${nameTrades([trade])} opened`, isNews: true };
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    if (error.inDoubt) return outcomeOfBotError(error);
    // An order that was given up for lost has come at last, between our look and this one.
    const late = before.type === "entering" && error.problem === "said_no"
      ? await tradeSince(after, await bot.openTrades(attempt.abort), signal, attempt, bot)
      : null;
    if (late !== null) return found(late, signal, shared);
    attempt.remember(NO_ORDER);
    shared.settle(signal.pair, signal.id);
    return error.problem === "said_no" ? outcomeOfRefusal(signal.pair, error.words) : outcomeOfBotError(error);
  }
}

/** The trade that an order of this signal has opened; it may have been closed since. */
async function tradeSince(
  after: number,
  open: readonly Trade[],
  { pair, side }: Signal,
  { abort }: Attempt,
  bot: BotClient,
): Promise<Trade | null> {
  const isOurs = (trade: Trade): boolean => trade.trade_id > after && isTradeOf(trade, pair, side);
  return open.find(isOurs) ?? (await bot.closedAfter(after, abort)).find(isOurs) ?? null;
}

function found(trade: Trade, signal: Signal, shared: SharedBot): SendOutcome {
  shared.settle(signal.pair, signal.id);
  return { type: "delivered", result: `${nameTrades([trade])} (found after an interruption)`, isNews: true };
}

/** What is left of the time in which an order may still be on its way; a clock that was set back makes it no longer. */
function remaining(since: number, settleMs: number, now: number): number {
  return Math.min(settleMs, Math.max(0, since + settleMs - now));
}

function unsettled({ pair }: Signal, waitMs: number, settleMs: number): SendOutcome {
  const reason = `an order for ${pair} of unknown outcome may still open a trade: not ordered again for ` +
    `${formatDuration(waitMs)} (settle_time)`;
  const retryAfterMs = Math.min(waitMs, Math.max(MIN_WAIT_MS, settleMs / LOOKS));
  return { type: "failed", reason, scope: "signal", retryAfterMs };
}

function isTaken({ pair }: Signal, trades: readonly Trade[]): SendOutcome {
  if (trades.every(isLeaving)) {
    return { type: "failed", reason: `${pair} is still being left: ${nameTrades(trades)}`, scope: "signal" };
  }
  return { type: "skipped", reason: `${pair} is open already: ${nameTrades(trades)}` };
}

function full(current: number, max: number): SendOutcome {
  if (max === 0) return { type: "refused", reason: "the bot may have no trades: its max_open_trades is 0" };
  return { type: "failed", reason: `the bot is full: ${current} of ${max} trades are open`, scope: "signal" };
}

const UNREADABLE: SendOutcome = {
  type: "refused",
  reason: "what an earlier attempt has noted can't be read, so an order may be on its way: look at the bot's trades",
};
