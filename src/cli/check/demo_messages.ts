import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { DemoMarket } from "../../demo/market.ts";
import { formatAnalyzedDf } from "../../demo/wire.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";

/** Two pairs: the last candle of one meets the entry rule of freqtrade's example strategy, that of the other the exit rule. */
const PRICES = { "BTC/USDT": 67_000, "ETH/USDT": 3_100 };
/** Those of ccxt: whichever a strategy runs on, and asks for besides, is there. */
const TIMEFRAMES = ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"];
const MARKET_CANDLE_MS = 300_000;

/** What the demo's frames are made for. */
export interface DemoMessagesOptions {
  readonly producers: readonly string[];
  /** The config's: a strategy may have another one than those of exchanges. */
  readonly timeframe: string | null;
  readonly candleType: string;
  /** Whether pairs are written with what they settle in. */
  readonly isFutures: boolean;
  /** Epoch milliseconds: the last candles are those that run. */
  readonly now: number;
}

/** The demo's market as if every producer had sent it, on every timeframe. */
export function demoMessages(options: DemoMessagesOptions): readonly ReceivedMessage[] {
  const { producers, timeframe, candleType, isFutures, now } = options;
  const market = new DemoMarket(PRICES, MARKET_CANDLE_MS, 0);
  const named = new Map(market.pairs.map((pair) => [isFutures ? `${pair}:USDT` : pair, pair]));
  const timeframes = new Set(timeframe === null ? TIMEFRAMES : [...TIMEFRAMES, timeframe]);
  const texts = [...named].flatMap(([name, pair]) => {
    // at the end of the candle all has moved that will move
    const frame = market.frame(pair, MARKET_CANDLE_MS - 1);
    return [...timeframes].map((of) => {
      const dated = { ...frame, date: datesUpTo(now, timeframeToMs(of), frame.date.length) };
      return formatAnalyzedDf([name, of, candleType], dated, frame.date.length, now);
    });
  });
  const whitelist = JSON.stringify({ type: "whitelist", data: [...named.keys()] });
  return producers.flatMap((producer) => [whitelist, ...texts].map((text) => ({ producer, text, receivedAt: now })));
}

function datesUpTo(now: number, stepMs: number, rows: number): Float64Array {
  const running = Math.floor(now / stepMs) * stepMs;
  return Float64Array.from({ length: rows }, (_, i) => running - (rows - 1 - i) * stepMs);
}
