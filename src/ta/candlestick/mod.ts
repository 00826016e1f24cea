/**
 * TA-Lib's candlestick patterns. Each function takes candles and returns a Series of whole numbers: 0 where the pattern does
 * not occur, mostly 100 where it is bullish and -100 where it is bearish.
 *
 * A candle is white when it closed at or above its open, else black. The real body lies between open and close, the shadows
 * outside of it. "Long", "short" and "near" compare a candle with those before it, as TA-Lib's default settings do:
 *
 * | word                          | means                                                              |
 * | ----------------------------- | ------------------------------------------------------------------ |
 * | long, short body              | above, below the mean body of the 10 candles before                |
 * | doji                          | a body of at most a tenth of the mean range of the 10 before       |
 * | short shadow                  | below the mean shadow of the 10 candles before                     |
 * | very short shadow, no shadow  | below a tenth of the mean range of the 10 candles before           |
 * | near, similar                 | within a fifth of the mean range of the 5 candles before           |
 * | far                           | by more than three fifths of the mean range of the 5 before        |
 * | (nearly) equal                | within a twentieth of the mean range of the 5 candles before       |
 * | gap                           | between the real bodies; with "shadows included", between the whole candles |
 *
 * @module
 */
export { CDL2CROWS } from "./cdl2crows.ts";
export { CDL3BLACKCROWS } from "./cdl3blackcrows.ts";
export { CDL3INSIDE } from "./cdl3inside.ts";
export { CDL3LINESTRIKE } from "./cdl3linestrike.ts";
export { CDL3OUTSIDE } from "./cdl3outside.ts";
export { CDL3STARSINSOUTH } from "./cdl3starsinsouth.ts";
export { CDL3WHITESOLDIERS } from "./cdl3whitesoldiers.ts";
export { CDLABANDONEDBABY } from "./cdlabandonedbaby.ts";
export { CDLADVANCEBLOCK } from "./cdladvanceblock.ts";
export { CDLBELTHOLD } from "./cdlbelthold.ts";
export { CDLBREAKAWAY } from "./cdlbreakaway.ts";
export { CDLCLOSINGMARUBOZU } from "./cdlclosingmarubozu.ts";
export { CDLCONCEALBABYSWALL } from "./cdlconcealbabyswall.ts";
export { CDLCOUNTERATTACK } from "./cdlcounterattack.ts";
export { CDLDARKCLOUDCOVER } from "./cdldarkcloudcover.ts";
export { CDLDOJI } from "./cdldoji.ts";
export { CDLDOJISTAR } from "./cdldojistar.ts";
export { CDLDRAGONFLYDOJI } from "./cdldragonflydoji.ts";
export { CDLENGULFING } from "./cdlengulfing.ts";
export { CDLEVENINGDOJISTAR } from "./cdleveningdojistar.ts";
export { CDLEVENINGSTAR } from "./cdleveningstar.ts";
export { CDLGAPSIDESIDEWHITE } from "./cdlgapsidesidewhite.ts";
export { CDLGRAVESTONEDOJI } from "./cdlgravestonedoji.ts";
export { CDLHAMMER } from "./cdlhammer.ts";
export { CDLHANGINGMAN } from "./cdlhangingman.ts";
export { CDLHARAMI } from "./cdlharami.ts";
export { CDLHARAMICROSS } from "./cdlharamicross.ts";
export { CDLHIGHWAVE } from "./cdlhighwave.ts";
export { CDLHIKKAKE } from "./cdlhikkake.ts";
export { CDLHIKKAKEMOD } from "./cdlhikkakemod.ts";
export { CDLHOMINGPIGEON } from "./cdlhomingpigeon.ts";
export { CDLIDENTICAL3CROWS } from "./cdlidentical3crows.ts";
export { CDLINNECK } from "./cdlinneck.ts";
export { CDLINVERTEDHAMMER } from "./cdlinvertedhammer.ts";
export { CDLKICKING } from "./cdlkicking.ts";
export { CDLKICKINGBYLENGTH } from "./cdlkickingbylength.ts";
export { CDLLADDERBOTTOM } from "./cdlladderbottom.ts";
export { CDLLONGLEGGEDDOJI } from "./cdllongleggeddoji.ts";
export { CDLLONGLINE } from "./cdllongline.ts";
export { CDLMARUBOZU } from "./cdlmarubozu.ts";
export { CDLMATCHINGLOW } from "./cdlmatchinglow.ts";
export { CDLMATHOLD } from "./cdlmathold.ts";
export { CDLMORNINGDOJISTAR } from "./cdlmorningdojistar.ts";
export { CDLMORNINGSTAR } from "./cdlmorningstar.ts";
export { CDLONNECK } from "./cdlonneck.ts";
export { CDLPIERCING } from "./cdlpiercing.ts";
export { CDLRICKSHAWMAN } from "./cdlrickshawman.ts";
export { CDLRISEFALL3METHODS } from "./cdlrisefall3methods.ts";
export { CDLSEPARATINGLINES } from "./cdlseparatinglines.ts";
export { CDLSHOOTINGSTAR } from "./cdlshootingstar.ts";
export { CDLSHORTLINE } from "./cdlshortline.ts";
export { CDLSPINNINGTOP } from "./cdlspinningtop.ts";
export { CDLSTALLEDPATTERN } from "./cdlstalledpattern.ts";
export { CDLSTICKSANDWICH } from "./cdlsticksandwich.ts";
export { CDLTAKURI } from "./cdltakuri.ts";
export { CDLTASUKIGAP } from "./cdltasukigap.ts";
export { CDLTHRUSTING } from "./cdlthrusting.ts";
export { CDLTRISTAR } from "./cdltristar.ts";
export { CDLUNIQUE3RIVER } from "./cdlunique3river.ts";
export { CDLUPSIDEGAP2CROWS } from "./cdlupsidegap2crows.ts";
export { CDLXSIDEGAP3METHODS } from "./cdlxsidegap3methods.ts";
export type { CandleBars } from "./find_pattern.ts";
export type { PenetrationOptions } from "./penetration.ts";
