/** An order of a fake bot's trade, as far as freqtrade's API shows it and anybody reads it. */
interface FakeOrder {
  readonly ft_order_side: "buy" | "sell";
  readonly amount: number;
  is_open: boolean;
}

/** A trade of a fake bot, as freqtrade's API shows it. */
export interface FakeTrade {
  readonly trade_id: number;
  readonly pair: string;
  readonly is_short: boolean;
  readonly enter_tag: string;
  readonly open_rate: number;
  readonly stake_amount: number;
  amount: number;
  is_open: boolean;
  readonly orders: FakeOrder[];
}

/** What /forceenter takes. */
export interface FakeEntry {
  readonly pair: string;
  readonly side: "long" | "short";
  readonly price?: number;
  readonly ordertype?: string;
  readonly stakeamount?: number;
  readonly entry_tag?: string;
  readonly leverage?: number;
}

/** What a fake bot allows. */
export interface TradingRules {
  forceEntry: boolean;
  /** -1: as many as one likes. */
  maxOpenTrades: number;
  /** `paused` takes no entries, `stopped` neither entries nor exits. */
  state: "running" | "paused" | "stopped";
  /** Whether it trades futures, so that it can go short. */
  shorts: boolean;
  /** The markets of its exchange; null: every pair. */
  pairs: readonly string[] | null;
  positionAdjustment: boolean;
  /** Whether orders are filled as soon as they are placed. */
  fillEntries: boolean;
  fillExits: boolean;
}

/** The trades of a fake bot, kept by freqtrade's rules (rpc/rpc.py), and a record of what should never happen. */
export class FakeBotTrades {
  readonly all: FakeTrade[] = [];
  /** The entries that opened or enlarged a trade, in order. */
  readonly entries: { readonly trade: number; readonly entry: FakeEntry }[] = [];
  /** The trades that were ordered to exit, in order. */
  readonly exits: number[] = [];
  /** Errors of the sink: an entry for a pair that is open, or two entries with the same tag. Tests give each signal its own tag. */
  readonly misdeeds: string[] = [];
  readonly rules: TradingRules;

  constructor(rules: TradingRules) {
    this.rules = rules;
  }

  get open(): readonly FakeTrade[] {
    return this.all.filter((trade) => trade.is_open);
  }

  get closed(): readonly FakeTrade[] {
    return this.all.filter((trade) => !trade.is_open);
  }

  /** What freqtrade has against an entry before it takes its lock; null: nothing. */
  refusalOfEntry({ pair, side }: FakeEntry): string | null {
    const { forceEntry, state, shorts, pairs, maxOpenTrades, positionAdjustment } = this.rules;
    if (!forceEntry) return "Force_entry not enabled.";
    if (state !== "running") return "trader is not running";
    if (side === "short" && !shorts) return "Can't go short on Spot markets.";
    if (pairs !== null && !pairs.includes(pair)) return "Symbol does not exist or market is not active.";
    const trade = this.open.find((other) => other.pair === pair);
    if (trade !== undefined) {
      return positionAdjustment ? null : `position for ${pair} already open - id: ${trade.trade_id}`;
    }
    return maxOpenTrades >= 0 && this.open.length >= maxOpenTrades ? "Maximum number of trades is reached." : null;
  }

  /** Carries an entry out without another look, as freqtrade does once it has its lock. */
  enter(entry: FakeEntry): FakeTrade {
    const { pair, side, entry_tag = "force_entry", price = 100, stakeamount = 50 } = entry;
    const before = this.open.find((other) => other.pair === pair);
    if (before !== undefined) this.misdeeds.push(`${pair} was entered while trade ${before.trade_id} was open`);
    if (entry_tag !== "force_entry" && this.entries.some((other) => other.entry.entry_tag === entry_tag)) {
      this.misdeeds.push(`${pair} was entered twice for ${entry_tag}`);
    }
    // As SQLite has it: a number that was deleted at the end is given again.
    const trade_id = Math.max(0, ...this.all.map((trade) => trade.trade_id)) + 1;
    const amount = stakeamount / price;
    const trade: FakeTrade = {
      ...{
        trade_id,
        pair,
        is_short: side === "short",
        enter_tag: entry_tag,
        open_rate: price,
        stake_amount: stakeamount,
      },
      ...{
        amount: 0,
        is_open: true,
        orders: [{ ft_order_side: side === "short" ? "sell" : "buy", amount, is_open: true }],
      },
    };
    this.all.push(trade);
    this.entries.push({ trade: trade_id, entry });
    if (this.rules.fillEntries) this.fill(trade);
    return trade;
  }

  /** Tells a trade to exit; what freqtrade has against it, or null. */
  exit(id: string): string | null {
    if (this.rules.state === "stopped") return "trader is not running";
    const trade = this.open.find((other) => `${other.trade_id}` === id);
    if (trade === undefined) return "invalid argument";
    this.exits.push(trade.trade_id);
    if (trade.amount === 0) {
      this.all.splice(this.all.indexOf(trade), 1); // the entry is cancelled, and the trade with it
      return "Failed to exit trade.";
    }
    for (const order of trade.orders) order.is_open = false;
    trade.orders.push({ ft_order_side: trade.is_short ? "buy" : "sell", amount: trade.amount, is_open: true });
    if (this.rules.fillExits) this.fill(trade);
    return null;
  }

  /** Fills the open orders of a trade: an entry gives it its amount, an exit closes it. */
  fill(trade: FakeTrade): void {
    for (const order of trade.orders.filter((open) => open.is_open)) {
      order.is_open = false;
      if (order.ft_order_side === (trade.is_short ? "sell" : "buy")) trade.amount += order.amount;
      else trade.is_open = false;
    }
  }
}
