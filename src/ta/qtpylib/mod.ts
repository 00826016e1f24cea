/**
 * The functions of the Python package `technical` that freqtrade's strategies use: its `qtpylib`, and those of its
 * `indicators`, `indicator_helpers` and `pivots_points` that TA-Lib does not have or computes in another way. The names are
 * technical's in camel case (`bollinger_bands` is `bollingerBands`, `PMAX` is `pmax`). The results keep technical's names.
 *
 * They follow pandas: a window recovers from missing values, where most windows of `ta` do not. The reference is
 * technical 1.7.0.
 *
 * @module
 */
export { atrPercent } from "./atr_percent.ts";
export { awesomeOscillator } from "./awesome_oscillator.ts";
export type { AwesomeOscillatorOptions } from "./awesome_oscillator.ts";
export { bollingerBands, weightedBollingerBands } from "./bollinger_bands.ts";
export type { BollingerBandsOptions } from "./bollinger_bands.ts";
export { logReturns, pvt, returns, roc } from "./change.ts";
export { chopiness } from "./chopiness.ts";
export { crossed } from "./crossed.ts";
export { crossedAbove, crossedBelow } from "../../frame/crossed.ts";
export { fibonacciRetracements } from "./fibonacci_retracements.ts";
export type { FibonacciRetracementsOptions } from "./fibonacci_retracements.ts";
export { heikinashi } from "./heikinashi.ts";
export type { Candles } from "./heikinashi.ts";
export { ehlersSuperSmoother, fishersInverse, wentDown, wentUp } from "./indicator_helpers.ts";
export type { SmoothingOptions } from "./indicator_helpers.ts";
export { hullMovingAverage, hullMovingAverage as hma, zlema } from "./hull_moving_average.ts";
export { ichimoku } from "./ichimoku.ts";
export type { IchimokuOptions, IchimokuResult } from "./ichimoku.ts";
export { impliedVolatility } from "./implied_volatility.ts";
export { keltnerChannel } from "./keltner_channel.ts";
export type { KeltnerChannelOptions } from "./keltner_channel.ts";
export { laguerre } from "./laguerre.ts";
export type { LaguerreOptions } from "./laguerre.ts";
export { macd } from "./macd.ts";
export type { MacdOptions, MacdResult } from "./macd.ts";
export { madr } from "./madr.ts";
export type { MadrOptions, MadrResult } from "./madr.ts";
export { madridSqz, mmar } from "./madrid.ts";
export type { MadridSqzOptions, MmarOptions, RibbonColors } from "./madrid.ts";
export type { ChannelResult, MinPeriodsOptions, WindowOptions } from "./options.ts";
export { pivotsPoints } from "./pivots_points.ts";
export type { PivotsPointsOptions, PivotsPointsResult } from "./pivots_points.ts";
export { pmax } from "./pmax.ts";
export type { PmaxOptions, PmaxResult } from "./pmax.ts";
export { ibs, midPrice, typicalPrice } from "./price.ts";
export { returnOnInvestment } from "./return_on_investment.ts";
export { rmi } from "./rmi.ts";
export type { RmiOptions } from "./rmi.ts";
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
export { rsi } from "./rsi.ts";
export { sslChannels } from "./ssl_channels.ts";
export type { SslChannelsOptions } from "./ssl_channels.ts";
export { stc } from "./stc.ts";
export type { StcOptions } from "./stc.ts";
export { stoch } from "./stoch.ts";
export type { StochOptions, StochResult } from "./stoch.ts";
export { supertrend } from "./supertrend.ts";
export type { SupertrendOptions } from "./supertrend.ts";
export { tdSequential } from "./td_sequential.ts";
export { tdi } from "./tdi.ts";
export type { TdiOptions, TdiResult } from "./tdi.ts";
export { tke } from "./tke.ts";
export type { TkeOptions } from "./tke.ts";
export { tvAlma, tvHma, tvTrama, tvWma } from "./tradingview_averages.ts";
export type { TvAlmaOptions, TvOptions } from "./tradingview_averages.ts";
export { atr, trueRange } from "./true_range.ts";
export type { AtrOptions } from "./true_range.ts";
export { vfi } from "./vfi.ts";
export type { VfiOptions } from "./vfi.ts";
export { vidya } from "./vidya.ts";
export type { VidyaOptions } from "./vidya.ts";
export { chaikinMoneyFlow, chaikinMoneyFlow as cmf, vwma } from "./volume.ts";
export type { VwmaOptions } from "./volume.ts";
export { vpci, vpcii } from "./vpci.ts";
export type { VpciiOptions, VpciOptions } from "./vpci.ts";
export { vwmacd } from "./vwmacd.ts";
export type { VwmacdOptions, VwmacdResult } from "./vwmacd.ts";
export { williamsPercent } from "./williams_percent.ts";
export { zema } from "./zema.ts";
export type { ZemaOptions } from "./zema.ts";
export { zlma } from "./zero_lag.ts";
export type { ZlmaOptions } from "./zero_lag.ts";
export { zscore } from "./zscore.ts";
export type { ZscoreOptions } from "./zscore.ts";
