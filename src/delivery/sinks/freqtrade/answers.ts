import { z } from "zod";

// What is read of freqtrade's answers (rpc/api_server/api_schemas.py); all else in them is ignored.

const orderSchema = z.object({
  ft_order_side: z.string(),
  is_open: z.boolean(),
  amount: z.number(),
});

/** One trade, as /status, /trades and /forceenter show it. */
export const tradeSchema = z.object({
  trade_id: z.int(),
  pair: z.string(),
  is_short: z.boolean(),
  amount: z.number(),
  orders: z.array(orderSchema).default([]),
});

/** /status: the open trades. */
export const openTradesSchema = z.array(tradeSchema);

/** /trades: a page of the closed trades. */
export const closedTradesSchema = z.object({ trades: z.array(tradeSchema), total_trades: z.int() });

/** /count. `max` is -1 where there is no limit. */
export const countSchema = z.object({ current: z.int(), max: z.number() });

/** /show_config. */
export const botConfigSchema = z.object({
  bot_name: z.string().default("freqtrade"),
  dry_run: z.boolean(),
  state: z.string(),
  force_entry_enable: z.boolean(),
});

/** /token/login and /token/refresh. */
export const tokensSchema = z.object({ access_token: z.string(), refresh_token: z.string().optional() });

/** An error of freqtrade's own (HTTP 502). */
export const errorSchema = z.object({ error: z.string() });

/** An error of the framework below it (401, 404, 422, 503). */
export const detailSchema = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) });

/** A trade of a bot. */
export type Trade = z.output<typeof tradeSchema>;

/** What a bot says of itself. */
export type BotConfig = z.output<typeof botConfigSchema>;

/** Which way a trade goes. */
export type Side = "long" | "short";

/** Whether the trade is of this pair and goes this way. */
export function isTradeOf(trade: Trade, pair: string, side: Side): boolean {
  return trade.pair === pair && trade.is_short === (side === "short");
}

/** How much of a position an exit order must be for to end it: freqtrade itself lets fees take 2 %. */
const WHOLE = 0.98;

/** Whether an order that ends the whole trade is open already. */
export function isLeaving({ amount, is_short, orders }: Trade): boolean {
  const exitSide = is_short ? "buy" : "sell";
  return orders.some((order) => order.is_open && order.ft_order_side === exitSide && order.amount >= amount * WHOLE);
}

/** Trades by their numbers: `trade 7`, `trades 7, 9`. */
export function nameTrades(trades: readonly Pick<Trade, "trade_id">[]): string {
  return `trade${trades.length === 1 ? "" : "s"} ${trades.map((trade) => trade.trade_id).join(", ")}`;
}
