/** The most candles of a dataframe: a producer sends no more in one answer, and the engine stores no more. */
export const MAX_CANDLES = 1500;

/** Options of {@linkcode analyzedDfRequest}. */
export interface AnalyzedDfRequest {
  /** How many of the newest candles to request, from 0 to 1500. 0 requests everything. */
  readonly limit: number;
  /** The pair. Default: every pair of the producer's whitelist. */
  readonly pair?: string;
}

/** Returns the request that subscribes to the whitelist and the analysed dataframes. A producer does not answer it. */
export function subscribeRequest(): string {
  return '{"type":"subscribe","data":["whitelist","analyzed_df"]}';
}

/** Returns the request for the whitelist. A live producer always answers, so it also serves as the probe. */
export function whitelistRequest(): string {
  return '{"type":"whitelist","data":null}';
}

/**
 * Returns the request for the newest candles of one pair, or of all pairs.
 *
 * @throws {RangeError} `limit` is not a whole number from 0 to 1500
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
