"""Its own indicators on the producer's candles: those of freqtrade's sample strategy and the most common others."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class IndicatorStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["rsi"] = ta.RSI(dataframe)
        dataframe["rsi_7"] = ta.RSI(dataframe, timeperiod=7)
        dataframe["adx"] = ta.ADX(dataframe)
        dataframe["plus_di"] = ta.PLUS_DI(dataframe)
        dataframe["minus_di"] = ta.MINUS_DI(dataframe, timeperiod=25)
        for period in (5, 21, 55):
            dataframe[f"ema_{period}"] = ta.EMA(dataframe, timeperiod=period)
            dataframe[f"sma_{period}"] = ta.SMA(dataframe, timeperiod=period)
        dataframe["wma"] = ta.WMA(dataframe, timeperiod=9)
        dataframe["dema"] = ta.DEMA(dataframe, timeperiod=9)
        dataframe["tema"] = ta.TEMA(dataframe, timeperiod=9)
        dataframe["kama"] = ta.KAMA(dataframe, timeperiod=10)
        macd = ta.MACD(dataframe)
        dataframe["macd"] = macd["macd"]
        dataframe["macdsignal"] = macd["macdsignal"]
        dataframe["macdhist"] = macd["macdhist"]
        stoch = ta.STOCH(dataframe)
        dataframe["slowk"], dataframe["slowd"] = stoch["slowk"], stoch["slowd"]
        fast = ta.STOCHF(dataframe)
        dataframe["fastk"], dataframe["fastd"] = fast["fastk"], fast["fastd"]
        stochrsi = ta.STOCHRSI(dataframe)
        dataframe["fastk_rsi"], dataframe["fastd_rsi"] = stochrsi["fastk"], stochrsi["fastd"]
        bands = ta.BBANDS(dataframe, timeperiod=20, nbdevup=2.0, nbdevdn=2.0)
        dataframe["ta_upper"], dataframe["ta_lower"] = bands["upperband"], bands["lowerband"]
        bollinger = qtpylib.bollinger_bands(qtpylib.typical_price(dataframe), window=20, stds=2)
        dataframe["bb_lowerband"] = bollinger["lower"]
        dataframe["bb_middleband"] = bollinger["mid"]
        dataframe["bb_upperband"] = bollinger["upper"]
        dataframe["bb_percent"] = (dataframe["close"] - bollinger["lower"]) / (bollinger["upper"] - bollinger["lower"])
        dataframe["bb_width"] = (bollinger["upper"] - bollinger["lower"]) / bollinger["mid"]
        dataframe["atr"] = ta.ATR(dataframe)
        dataframe["natr"] = ta.NATR(dataframe, timeperiod=7)
        dataframe["cci"] = ta.CCI(dataframe)
        dataframe["mfi"] = ta.MFI(dataframe)
        dataframe["obv"] = ta.OBV(dataframe)
        dataframe["willr"] = ta.WILLR(dataframe)
        dataframe["roc"] = ta.ROC(dataframe)
        dataframe["mom"] = ta.MOM(dataframe)
        dataframe["sar"] = ta.SAR(dataframe)
        dataframe["ultosc"] = ta.ULTOSC(dataframe)
        aroon = ta.AROON(dataframe)
        dataframe["aroonup"], dataframe["aroondown"] = aroon["aroonup"], aroon["aroondown"]
        hilbert = ta.HT_SINE(dataframe)
        dataframe["htsine"], dataframe["htleadsine"] = hilbert["sine"], hilbert["leadsine"]
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        trend = (dataframe["tema"] > dataframe["tema"].shift(1)) & (dataframe["volume"] > 0)
        dataframe.loc[qtpylib.crossed_above(dataframe["rsi"], 45) & trend, ["enter_long", "enter_tag"]] = (1, "rsi")
        cross = qtpylib.crossed_above(dataframe["macd"], dataframe["macdsignal"]) & (dataframe["adx"] > 15)
        dataframe.loc[cross, ["enter_long", "enter_tag"]] = (1, "macd")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        high = (dataframe["slowk"] > 80) & (dataframe["bb_percent"] > 0.8)
        dataframe.loc[high | (dataframe["mfi"] > 85), ["exit_long", "exit_tag"]] = (1, "high")
        return dataframe
