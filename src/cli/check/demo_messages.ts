import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { DemoMarket } from "../../demo/market.ts";
import { formatAnalyzedDf } from "../../demo/wire.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";

/** Creates the messages that every producer would send if it had the demo's market, in every timeframe. */
export function createDemoMessages(options: DemoMessagesOptions): readonly ReceivedMessage[] {
  const { producers, timeframe, candleType, isFutures, now } = options;
  const market = new DemoMarket(PRICES, MARKET_CANDLE_MS, 0);
  const marketPairs = new Map(market.pairs.map((pair) => [isFutures ? `${pair}:USDT` : pair, pair]));
  const timeframes = new Set(timeframe === null ? TIMEFRAMES : [...TIMEFRAMES, timeframe]);
  const texts = [...marketPairs].flatMap(([pair, marketPair]) => {
    // at the end of the candle the market has made all its moves
    const frame = market.frame(marketPair, MARKET_CANDLE_MS - 1);
    return [...timeframes].map((each) => {
      const date = candleDates(now, timeframeToMs(each), frame.date.length);
      return formatAnalyzedDf([pair, each, candleType], { ...frame, date }, frame.date.length, now);
    });
  });
  const whitelist = JSON.stringify({ type: "whitelist", data: [...marketPairs.keys()] });
  return producers.flatMap((producer) => [whitelist, ...texts].map((text) => ({ producer, text, receivedAt: now })));
}

/** Options of {@linkcode createDemoMessages}. */
export interface DemoMessagesOptions {
  /** The producers' names. */
  readonly producers: readonly string[];
  /** The config's timeframe, which may be one that no exchange has. */
  readonly timeframe: string | null;
  readonly candleType: string;
  /** True: pairs have a settlement currency, as in `BTC/USDT:USDT`. */
  readonly isFutures: boolean;
  /** Epoch milliseconds. The last candles are those that are running then. */
  readonly now: number;
}

/** The last candle of the first pair meets the entry rule of freqtrade's example strategy, that of the second the exit rule. */
const PRICES = { "BTC/USDT": 67_000, "ETH/USDT": 3_100 };
/** The timeframes of ccxt, so that a strategy finds its own and those that it requests besides. */
const TIMEFRAMES = ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"];
const MARKET_CANDLE_MS = 300_000;

/** Returns the dates of the last `rows` candles, up to the one that is running. */
function candleDates(now: number, stepMs: number, rows: number): Float64Array {
  const running = Math.floor(now / stepMs) * stepMs;
  return Float64Array.from({ length: rows }, (_, i) => running - (rows - 1 - i) * stepMs);
}
