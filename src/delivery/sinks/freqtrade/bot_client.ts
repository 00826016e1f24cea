import type { z } from "zod";
import {
  type BotConfig,
  botConfigSchema,
  closedTradesSchema,
  countSchema,
  openTradesSchema,
  type Side,
  type Trade,
  tradeSchema,
} from "./answers.ts";
import { BotError } from "./bot_error.ts";
import type { BotRequest, BotSession } from "./bot_session.ts";

/** The calls to the API of a bot. All of them throw {@linkcode BotError}. */
export class BotClient {
  readonly #session: BotSession;

  constructor(session: BotSession) {
    this.#session = session;
  }

  openTrades(abort: AbortSignal): Promise<readonly Trade[]> {
    return this.#ask({ method: "GET", path: "status" }, openTradesSchema, abort);
  }

  async count(abort: AbortSignal): Promise<TradeCount> {
    const { current, max } = await this.#ask({ method: "GET", path: "count" }, countSchema, abort);
    return { current, max: max < 0 ? null : max };
  }

  config(abort: AbortSignal): Promise<BotConfig> {
    return this.#ask({ method: "GET", path: "show_config" }, botConfigSchema, abort);
  }

  /** Returns the highest id of the closed trades, or 0 if there are no closed trades. */
  async lastClosed(abort: AbortSignal): Promise<number> {
    const { total_trades } = await this.#closed(0, 1, abort);
    if (total_trades === 0) return 0;
    const { trades } = await this.#closed(total_trades - 1, PAGE_SIZE, abort);
    return Math.max(0, ...trades.map((trade) => trade.trade_id));
  }

  /** Returns the closed trades whose id is higher than `id`. */
  async closedAfter(id: number, abort: AbortSignal): Promise<readonly Trade[]> {
    const { total_trades: total } = await this.#closed(0, 1, abort);
    const found: Trade[] = [];
    // /trades sorts by id, so the newest are at the end. A trade that closes meanwhile does not move them forward
    for (let end = total; end > Math.max(0, total - MAX_CLOSED_TRADES); end -= PAGE_SIZE) {
      const start = Math.max(0, end - PAGE_SIZE);
      const { trades } = await this.#closed(start, end === total ? PAGE_SIZE * 2 : end - start, abort);
      found.push(...trades.filter((trade) => trade.trade_id > id));
      if (trades.some((trade) => trade.trade_id <= id)) break;
    }
    return found;
  }

  /** Opens a trade, and returns it. */
  forceEnter(entry: Entry, abort: AbortSignal): Promise<Trade> {
    return this.#ask({ method: "POST", path: "forceenter", body: { ...entry } }, tradeSchema, abort);
  }

  async forceExit(trade: Trade, orderType: "limit" | "market" | undefined, abort: AbortSignal): Promise<void> {
    const body = { tradeid: `${trade.trade_id}`, ...(orderType === undefined ? {} : { ordertype: orderType }) };
    await this.#session.ask({ method: "POST", path: "forceexit", body }, abort);
  }

  #closed(offset: number, limit: number, abort: AbortSignal): Promise<z.output<typeof closedTradesSchema>> {
    return this.#ask({ method: "GET", path: `trades?limit=${limit}&offset=${offset}` }, closedTradesSchema, abort);
  }

  async #ask<Schema extends z.ZodType>(
    request: BotRequest,
    schema: Schema,
    abort: AbortSignal,
  ): Promise<z.output<Schema>> {
    const answer = schema.safeParse(await this.#session.ask(request, abort));
    if (answer.success) return answer.data;
    const { path = [], message = "" } = answer.error.issues[0] ?? {};
    const where = path.length === 0 ? "" : ` at ${path.join(".")}`;
    // forceenter without a trade: freqtrade placed the order, but no longer finds its trade
    throw new BotError(
      "broken",
      `/api/v1/${request.path} gave an answer that is not one of freqtrade${where}: ${message}`,
      {
        inDoubt: true,
      },
    );
  }
}

/** How many closed trades to read with a request, and in all. */
const PAGE_SIZE = 50;
const MAX_CLOSED_TRADES = 5000;

/** An entry order. The bot chooses what is omitted. */
export interface Entry {
  readonly pair: string;
  readonly side: Side;
  readonly entry_tag?: string;
  readonly price?: number;
  readonly ordertype?: "limit" | "market";
  readonly stakeamount?: number;
  readonly leverage?: number;
}

/** How many trades a bot has, and may have. Null: there is no limit. */
export interface TradeCount {
  readonly current: number;
  readonly max: number | null;
}
