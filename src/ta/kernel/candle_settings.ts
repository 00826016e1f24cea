/** What a setting measures of a candle: its real body, its whole height, or both its shadows. */
export type Measure = "body" | "range" | "shadows";

/** A threshold: `factor` times the mean measure of the `period` candles before. */
export interface CandleRule {
  readonly measure: Measure;
  readonly period: number;
  readonly factor: number;
  /** The number of parts the measure consists of: a threshold for one shadow is half the mean of both. */
  readonly parts: 1 | 2;
}

/**
 * TA-Lib's default candle settings (`TA_SetCandleSettings`). Its `ShadowLong` and `ShadowVeryLong` are not listed: they
 * compare a shadow with once and twice the body of its own candle.
 */
export const CANDLE_SETTINGS = {
  bodyLong: { measure: "body", period: 10, factor: 1, parts: 1 },
  bodyShort: { measure: "body", period: 10, factor: 1, parts: 1 },
  bodyDoji: { measure: "range", period: 10, factor: 0.1, parts: 1 },
  shadowShort: { measure: "shadows", period: 10, factor: 1, parts: 2 },
  shadowVeryShort: { measure: "range", period: 10, factor: 0.1, parts: 1 },
  near: { measure: "range", period: 5, factor: 0.2, parts: 1 },
  far: { measure: "range", period: 5, factor: 0.6, parts: 1 },
  equal: { measure: "range", period: 5, factor: 0.05, parts: 1 },
} as const satisfies Readonly<Record<string, CandleRule>>;

/** The name of a candle setting. */
export type CandleSetting = keyof typeof CANDLE_SETTINGS;
