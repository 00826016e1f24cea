"""The fast stochastic oscillator and others that divide by a range, which may be 0."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib
from technical.indicators import williams_percent

from freqtrade.strategy import IStrategy


class StochasticScalperStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        fast = ta.STOCHF(dataframe, fastk_period=5, fastd_period=3, fastd_matype=0)
        dataframe["fastk"], dataframe["fastd"] = fast["fastk"], fast["fastd"]
        slow = ta.STOCH(dataframe, fastk_period=14, slowk_period=3, slowk_matype=1, slowd_period=3, slowd_matype=0)
        dataframe["slowk"], dataframe["slowd"] = slow["slowk"], slow["slowd"]
        rsi = ta.STOCHRSI(dataframe, timeperiod=15, fastk_period=20, fastd_period=2)
        dataframe["rsi_k"], dataframe["rsi_d"] = rsi["fastk"], rsi["fastd"]
        lines = qtpylib.stoch(dataframe, window=14, d=3, k=3, fast=False)
        dataframe["slow_k"], dataframe["slow_d"] = lines["slow_k"], lines["slow_d"]
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=6)
        lowest, highest = dataframe["rsi"].rolling(14).min(), dataframe["rsi"].rolling(14).max()
        dataframe["own_k"] = (100 * (dataframe["rsi"] - lowest) / (highest - lowest)).rolling(3).mean()
        dataframe["inverse"] = 1 - (dataframe["rsi"] - 50).abs() / 50
        dataframe["ibs"] = qtpylib.ibs(dataframe)
        dataframe["willr"] = williams_percent(dataframe, 14)
        dataframe["ema_high"] = ta.EMA(dataframe, timeperiod=5, price="high")
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        below = (dataframe["fastk"] < 30) & (dataframe["fastd"] < 30)
        cross = qtpylib.crossed_above(dataframe["fastk"], dataframe["fastd"])
        dataframe.loc[below & cross, ["enter_long", "enter_tag"]] = (1, "fast")
        level = (dataframe["fastk"] >= dataframe["fastd"]) & (dataframe["fastk"] == dataframe["slowk"])
        dataframe.loc[level, ["enter_long", "enter_tag"]] = (1, "level")
        dataframe.loc[qtpylib.crossed_above(dataframe["own_k"], 20), ["enter_long", "enter_tag"]] = (1, "own")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        high = qtpylib.crossed_above(dataframe["fastk"], 70) | qtpylib.crossed_above(dataframe["fastd"], 70)
        dataframe.loc[high | (dataframe["open"] >= dataframe["ema_high"]), ["exit_long", "exit_tag"]] = (1, "high")
        return dataframe
