/**
 * The functions of the Python package `technical` that freqtrade's strategies use: its `qtpylib`, and of its
 * `indicators` those that TA-Lib lacks or has otherwise. The names are technical's in camel case (`bollinger_bands` is
 * `bollingerBands`); what comes out keeps its names.
 *
 * Pandas computes there, so a window recovers from missing values where most of `ta` does not. The reference is
 * technical 1.7.0.
 *
 * @module
 */
export { awesomeOscillator } from "./awesome_oscillator.ts";
export type { AwesomeOscillatorOptions } from "./awesome_oscillator.ts";
export { bollingerBands, weightedBollingerBands } from "./bollinger_bands.ts";
export type { BollingerBandsOptions } from "./bollinger_bands.ts";
export { logReturns, pvt, returns, roc } from "./change.ts";
export { chopiness } from "./chopiness.ts";
export { crossed } from "./crossed.ts";
export { crossedAbove, crossedBelow } from "../../frame/crossed.ts";
export { heikinashi } from "./heikinashi.ts";
export type { Candles } from "./heikinashi.ts";
export { hullMovingAverage, hullMovingAverage as hma, zlema } from "./hull_moving_average.ts";
export { ichimoku } from "./ichimoku.ts";
export type { IchimokuOptions, IchimokuResult } from "./ichimoku.ts";
export { keltnerChannel } from "./keltner_channel.ts";
export type { KeltnerChannelOptions } from "./keltner_channel.ts";
export { macd } from "./macd.ts";
export type { MacdOptions, MacdResult } from "./macd.ts";
export type { ChannelResult, MinPeriodsOptions, WindowOptions } from "./options.ts";
export { ibs, midPrice, typicalPrice } from "./price.ts";
export {
  rollingMax,
  rollingMean,
  rollingMean as sma,
  rollingMin,
  rollingStd,
  rollingWeightedMean,
  rollingWeightedMean as ema,
  rollingWeightedMean as wma,
} from "./rolling.ts";
export { rollingVwap } from "./rolling_vwap.ts";
export { sslChannels } from "./ssl_channels.ts";
export type { SslChannelsOptions } from "./ssl_channels.ts";
export { stoch } from "./stoch.ts";
export type { StochOptions, StochResult } from "./stoch.ts";
export { supertrend } from "./supertrend.ts";
export type { SupertrendOptions } from "./supertrend.ts";
export { atr, trueRange } from "./true_range.ts";
export type { AtrOptions } from "./true_range.ts";
export { chaikinMoneyFlow, vwma } from "./volume.ts";
export type { VwmaOptions } from "./volume.ts";
export { williamsPercent } from "./williams_percent.ts";
export { zscore } from "./zscore.ts";
export type { ZscoreOptions } from "./zscore.ts";
