import { z } from "zod";

// The parts of freqtrade's answers that the sink reads (rpc/api_server/api_schemas.py). It ignores all others.

const orderSchema = z.object({
  ft_order_side: z.string(),
  is_open: z.boolean(),
  amount: z.number(),
});

/** A trade in the answers of /status, /trades and /forceenter. */
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

/** /count. `max` is -1 if there is no limit. */
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

/** An error of freqtrade (HTTP 502). */
export const errorSchema = z.object({ error: z.string() });

/** An error of freqtrade's web framework (401, 404, 422, 503). */
export const detailSchema = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) });

/** A trade of a bot. */
export type Trade = z.output<typeof tradeSchema>;

/** The configuration of a bot. */
export type BotConfig = z.output<typeof botConfigSchema>;

/** The direction of a trade. */
export type Side = "long" | "short";

/** Returns whether a trade is of a pair and a direction. */
export function isTradeOf(trade: Trade, pair: string, side: Side): boolean {
  return trade.pair === pair && trade.is_short === (side === "short");
}

/** The part of a position that an exit order must sell to close it. freqtrade itself allows 2 % for fees. */
const MIN_EXIT_PART = 0.98;

/** Returns whether an open order closes the whole trade already. */
export function isExiting({ amount, is_short, orders }: Trade): boolean {
  const exitSide = is_short ? "buy" : "sell";
  return orders.some((order) =>
    order.is_open && order.ft_order_side === exitSide && order.amount >= amount * MIN_EXIT_PART
  );
}

/** Names trades by their ids: `trade 7`, `trades 7, 9`. */
export function nameTrades(trades: readonly Pick<Trade, "trade_id">[]): string {
  return `trade${trades.length === 1 ? "" : "s"} ${trades.map((trade) => trade.trade_id).join(", ")}`;
}
