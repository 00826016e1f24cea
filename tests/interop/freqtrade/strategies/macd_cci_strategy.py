"""MACD in its kinds, with CCI, Williams' %R and the ultimate oscillator."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class MacdCciStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        macd = ta.MACD(dataframe, fastperiod=8, slowperiod=21, signalperiod=5)
        dataframe["macd"], dataframe["macdsignal"], dataframe["macdhist"] = (
            macd["macd"], macd["macdsignal"], macd["macdhist"],
        )
        plain = qtpylib.macd(dataframe["close"], fast=5, slow=13, smooth=6)
        dataframe["plain"], dataframe["plain_signal"] = plain["macd"], plain["signal"]
        dataframe["ppo"] = ta.PPO(dataframe, fastperiod=8, slowperiod=21)
        dataframe["apo"] = ta.APO(dataframe, fastperiod=8, slowperiod=21, matype=1)
        dataframe["cci"] = ta.CCI(dataframe, timeperiod=20)
        dataframe["cci_mean"] = dataframe["cci"].rolling(5).mean()
        dataframe["willr"] = ta.WILLR(dataframe, timeperiod=14)
        dataframe["ultosc"] = ta.ULTOSC(dataframe, timeperiod1=5, timeperiod2=10, timeperiod3=20)
        dataframe["trix"] = ta.TRIX(dataframe, timeperiod=9)
        dataframe["awesome"] = qtpylib.awesome_oscillator(dataframe)
        dataframe["rising"] = dataframe["macdhist"] > dataframe["macdhist"].shift(1)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        cross = qtpylib.crossed_above(dataframe["macd"], dataframe["macdsignal"])
        dataframe.loc[cross & (dataframe["cci"] <= 0), ["enter_long", "enter_tag"]] = (1, "macd")
        low = (dataframe["cci"] < -100) & (dataframe["willr"] < -80) & dataframe["rising"]
        dataframe.loc[low, ["enter_long", "enter_tag"]] = (1, "cci")
        level = (dataframe["macd"] >= dataframe["macdsignal"]) & (dataframe["cci"] == 0)
        dataframe.loc[level, ["enter_long", "enter_tag"]] = (1, "level")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        below = qtpylib.crossed_below(dataframe["plain"], dataframe["plain_signal"])
        dataframe.loc[below | ((dataframe["cci"] > 100) & ~dataframe["rising"]), "exit_long"] = 1
        return dataframe
