/** A producer never sends more candles than this in one answer. */
export const MAX_CANDLES = 1500;

/** What an {@linkcode analyzedDfRequest} asks for. */
export interface AnalyzedDfRequest {
  /** The newest candles wanted of each dataframe, 0 to 1500; a producer takes 0 for all it has. */
  readonly limit: number;
  /** The pair wanted; without it, every pair of the producer's whitelist. */
  readonly pair?: string;
}

/** Subscribes to what this program uses: the whitelist and the analysed dataframes. It has no answer. */
export function subscribeRequest(): string {
  return '{"type":"subscribe","data":["whitelist","analyzed_df"]}';
}

/** Asks for the whitelist. A live producer always answers, so this is the probe as well. */
export function whitelistRequest(): string {
  return '{"type":"whitelist","data":null}';
}

/**
 * Asks for the newest candles of one pair or of all.
 *
 * @throws {RangeError} when `limit` is no whole number from 0 to 1500.
 *
 * @example
 * ```ts
 * import { analyzedDfRequest } from "./request.ts";
 *
 * const text = analyzedDfRequest({ limit: 3, pair: "BTC/USDT" });
 * if (text !== '{"type":"analyzed_df","data":{"limit":3,"pair":"BTC/USDT"}}') throw new Error(text);
 * ```
 */
export function analyzedDfRequest({ limit, pair }: AnalyzedDfRequest): string {
  if (!Number.isInteger(limit) || limit < 0 || limit > MAX_CANDLES) {
    throw new RangeError(`limit must be a whole number from 0 to ${MAX_CANDLES}, found ${limit}`);
  }
  return JSON.stringify({ type: "analyzed_df", data: pair === undefined ? { limit } : { limit, pair } });
}
