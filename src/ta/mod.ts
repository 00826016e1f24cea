/**
 * TA-Lib's functions, with its names and defaults, as `talib.abstract` offers them to freqtrade's strategies. Each takes a
 * dataframe (or the columns it reads) and options, and returns a Series, or a record of Series by TA-Lib's names of outputs.
 * Every option has a default. A bare number stands for `timeperiod`: `ta.ADX(dataframe, 35)`.
 *
 * A row with too few rows before it has no result. Leading missing values are skipped. The reference is TA-Lib 0.8.1.
 *
 * @module
 */
export { AC } from "./ac.ts";
export type { AcOptions } from "./ac.ts";
export { ACCBANDS } from "./accbands.ts";
export { AD } from "./ad.ts";
export { ADOSC } from "./adosc.ts";
export type { AdoscOptions } from "./adosc.ts";
export { ADR } from "./adr.ts";
export { ADX } from "./adx.ts";
export { ADXR } from "./adxr.ts";
export { AO } from "./ao.ts";
export type { AoOptions } from "./ao.ts";
export { APO } from "./apo.ts";
export type { ApoOptions } from "./apo.ts";
export { AROON } from "./aroon.ts";
export type { AroonResult } from "./aroon.ts";
export { AROONOSC } from "./aroonosc.ts";
export { ATR } from "./atr.ts";
export { AVGDEV } from "./avgdev.ts";
export { AVGPRICE } from "./avgprice.ts";
export { BBANDS } from "./bbands.ts";
export type { BbandsOptions } from "./bbands.ts";
export { BETA } from "./beta.ts";
export { BOP } from "./bop.ts";
export { CCI } from "./cci.ts";
export { CMF } from "./cmf.ts";
export { CMO } from "./cmo.ts";
export { CMOU } from "./cmou.ts";
export { COPPOCK } from "./coppock.ts";
export type { CoppockOptions } from "./coppock.ts";
export { CORREL } from "./correl.ts";
export { CTI } from "./cti.ts";
export { CUMSUM } from "./cumsum.ts";
export { CVI } from "./cvi.ts";
export type { CviOptions } from "./cvi.ts";
export { DEMA } from "./dema.ts";
export { DONCHIAN } from "./donchian.ts";
export { DPO } from "./dpo.ts";
export { DX } from "./dx.ts";
export { EFI } from "./efi.ts";
export { EMA } from "./ema.ts";
export { ER } from "./er.ts";
export { ERI } from "./eri.ts";
export type { EriResult } from "./eri.ts";
export { EXP, LN, LOG10, SQRT } from "./exponentials.ts";
export { FOSC } from "./fosc.ts";
export { FRACTAL } from "./fractal.ts";
export type { FractalOptions, FractalResult } from "./fractal.ts";
export { HA } from "./ha.ts";
export type { HaResult } from "./ha.ts";
export { HMA } from "./hma.ts";
export { HT_DCPERIOD } from "./ht_dcperiod.ts";
export { HT_DCPHASE } from "./ht_dcphase.ts";
export { HT_PHASOR } from "./ht_phasor.ts";
export type { HtPhasorResult } from "./ht_phasor.ts";
export { HT_SINE } from "./ht_sine.ts";
export type { HtSineResult } from "./ht_sine.ts";
export { HT_TRENDLINE } from "./ht_trendline.ts";
export { HT_TRENDMODE } from "./ht_trendmode.ts";
export { IMI } from "./imi.ts";
export { KAMA } from "./kama.ts";
export { KC } from "./kc.ts";
export type { KcOptions } from "./kc.ts";
export { KDJ } from "./kdj.ts";
export type { KdjOptions, KdjResult } from "./kdj.ts";
export { LINEARREG } from "./linearreg.ts";
export { LINEARREG_ANGLE } from "./linearreg_angle.ts";
export { LINEARREG_INTERCEPT } from "./linearreg_intercept.ts";
export { LINEARREG_SLOPE } from "./linearreg_slope.ts";
export { MA } from "./ma.ts";
export type { MaOptions } from "./ma.ts";
export { MACD } from "./macd.ts";
export type { MacdOptions, MacdResult } from "./macd.ts";
export { MACDEXT } from "./macdext.ts";
export type { MacdextOptions } from "./macdext.ts";
export { MACDFIX } from "./macdfix.ts";
export type { MacdfixOptions } from "./macdfix.ts";
export { MAMA } from "./mama.ts";
export type { MamaOptions, MamaResult } from "./mama.ts";
export { MARKETFI } from "./marketfi.ts";
export { MASSI } from "./massi.ts";
export type { MassiOptions } from "./massi.ts";
export { ADD, DIV, MULT, SUB } from "./math_operators.ts";
export { MAVP } from "./mavp.ts";
export type { MavpOptions } from "./mavp.ts";
export { MAX } from "./max.ts";
export { MAXINDEX } from "./maxindex.ts";
export { MEDPRICE } from "./medprice.ts";
export { MFI } from "./mfi.ts";
export { MIDPOINT } from "./midpoint.ts";
export { MIDPRICE } from "./midprice.ts";
export { MIN } from "./min.ts";
export { MININDEX } from "./minindex.ts";
export { MINMAX } from "./minmax.ts";
export type { MinmaxResult } from "./minmax.ts";
export { MINMAXINDEX } from "./minmaxindex.ts";
export type { MinmaxindexResult } from "./minmaxindex.ts";
export { MINUS_DI } from "./minus_di.ts";
export { MINUS_DM } from "./minus_dm.ts";
export { MOM } from "./mom.ts";
export { NATR } from "./natr.ts";
export { NVI } from "./nvi.ts";
export { OBV } from "./obv.ts";
export { PERCENTILE } from "./percentile.ts";
export type { PercentileOptions } from "./percentile.ts";
export { PERCENTRANK } from "./percentrank.ts";
export { PLUS_DI } from "./plus_di.ts";
export { PLUS_DM } from "./plus_dm.ts";
export { PPO } from "./ppo.ts";
export type { PpoOptions } from "./ppo.ts";
export { PVI } from "./pvi.ts";
export { PVO } from "./pvo.ts";
export type { PvoOptions } from "./pvo.ts";
export { PVT } from "./pvt.ts";
export { QSTICK } from "./qstick.ts";
export { RMA } from "./rma.ts";
export { ROC } from "./roc.ts";
export { ROCP } from "./rocp.ts";
export { ROCR } from "./rocr.ts";
export { ROCR100 } from "./rocr100.ts";
export { RSI } from "./rsi.ts";
export { RVI } from "./rvi.ts";
export type { RviOptions } from "./rvi.ts";
export { RVOL } from "./rvol.ts";
export { SAR } from "./sar.ts";
export type { SarOptions } from "./sar.ts";
export { SAREXT } from "./sarext.ts";
export type { SarextOptions } from "./sarext.ts";
export { SMA } from "./sma.ts";
export { SMI } from "./smi.ts";
export type { SmiOptions, SmiResult } from "./smi.ts";
export { STDDEV } from "./stddev.ts";
export type { StddevOptions } from "./stddev.ts";
export { STOCH } from "./stoch.ts";
export type { StochOptions, StochResult } from "./stoch.ts";
export { STOCHF } from "./stochf.ts";
export type { StochfOptions, StochfResult } from "./stochf.ts";
export { STOCHRSI } from "./stochrsi.ts";
export { SUM } from "./sum.ts";
export { SUPERTREND } from "./supertrend.ts";
export type { SupertrendOptions, SupertrendResult } from "./supertrend.ts";
export { T3 } from "./t3.ts";
export type { T3Options } from "./t3.ts";
export { TEMA } from "./tema.ts";
export { TRANGE } from "./trange.ts";
export { ACOS, ASIN, ATAN, COS, COSH, SIN, SINH, TAN, TANH } from "./trigonometry.ts";
export { TRIMA } from "./trima.ts";
export { TRIX } from "./trix.ts";
export { TSF } from "./tsf.ts";
export { TSI } from "./tsi.ts";
export type { TsiOptions } from "./tsi.ts";
export { TYPPRICE } from "./typprice.ts";
export { ULTOSC } from "./ultosc.ts";
export type { UltoscOptions } from "./ultosc.ts";
export { VAR } from "./var.ts";
export { VHF } from "./vhf.ts";
export { VORTEX } from "./vortex.ts";
export type { VortexResult } from "./vortex.ts";
export { VWAP } from "./vwap.ts";
export { VWMA } from "./vwma.ts";
export { WAD } from "./wad.ts";
export { WCLPRICE } from "./wclprice.ts";
export { CEIL, FLOOR } from "./whole_numbers.ts";
export { WILLR } from "./willr.ts";
export { WMA } from "./wma.ts";
export { ZLEMA } from "./zlema.ts";
export { MA_Type } from "./kernel/moving_average.ts";
export type { MaType } from "./kernel/moving_average.ts";
export type { BandsResult } from "./bands.ts";
export type { Bars, Price } from "./input.ts";
export type { PriceOptions, TimeperiodOptions } from "./options.ts";
export {
  CDL2CROWS,
  CDL3BLACKCROWS,
  CDL3INSIDE,
  CDL3LINESTRIKE,
  CDL3OUTSIDE,
  CDL3STARSINSOUTH,
  CDL3WHITESOLDIERS,
  CDLABANDONEDBABY,
  CDLADVANCEBLOCK,
  CDLBELTHOLD,
  CDLBREAKAWAY,
  CDLCLOSINGMARUBOZU,
  CDLCONCEALBABYSWALL,
  CDLCOUNTERATTACK,
  CDLDARKCLOUDCOVER,
  CDLDOJI,
  CDLDOJISTAR,
  CDLDRAGONFLYDOJI,
  CDLENGULFING,
  CDLEVENINGDOJISTAR,
  CDLEVENINGSTAR,
  CDLGAPSIDESIDEWHITE,
  CDLGRAVESTONEDOJI,
  CDLHAMMER,
  CDLHANGINGMAN,
  CDLHARAMI,
  CDLHARAMICROSS,
  CDLHIGHWAVE,
  CDLHIKKAKE,
  CDLHIKKAKEMOD,
  CDLHOMINGPIGEON,
  CDLIDENTICAL3CROWS,
  CDLINNECK,
  CDLINVERTEDHAMMER,
  CDLKICKING,
  CDLKICKINGBYLENGTH,
  CDLLADDERBOTTOM,
  CDLLONGLEGGEDDOJI,
  CDLLONGLINE,
  CDLMARUBOZU,
  CDLMATCHINGLOW,
  CDLMATHOLD,
  CDLMORNINGDOJISTAR,
  CDLMORNINGSTAR,
  CDLONNECK,
  CDLPIERCING,
  CDLRICKSHAWMAN,
  CDLRISEFALL3METHODS,
  CDLSEPARATINGLINES,
  CDLSHOOTINGSTAR,
  CDLSHORTLINE,
  CDLSPINNINGTOP,
  CDLSTALLEDPATTERN,
  CDLSTICKSANDWICH,
  CDLTAKURI,
  CDLTASUKIGAP,
  CDLTHRUSTING,
  CDLTRISTAR,
  CDLUNIQUE3RIVER,
  CDLUPSIDEGAP2CROWS,
  CDLXSIDEGAP3METHODS,
} from "./candlestick/mod.ts";
export type { CandleBars, PenetrationOptions } from "./candlestick/mod.ts";
export type { TwoPrices, TwoPricesOptions } from "./two_prices.ts";
