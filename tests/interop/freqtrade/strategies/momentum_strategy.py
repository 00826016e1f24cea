"""Directional movement, rates of change and the parabolic stop; long and short."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class MomentumStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    can_short = True

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["adx"] = ta.ADX(dataframe, timeperiod=14)
        dataframe["adxr"] = ta.ADXR(dataframe, timeperiod=7)
        dataframe["dx"] = ta.DX(dataframe, timeperiod=10)
        dataframe["plus_di"] = ta.PLUS_DI(dataframe, timeperiod=25)
        dataframe["minus_di"] = ta.MINUS_DI(dataframe, timeperiod=25)
        dataframe["plus_dm"], dataframe["minus_dm"] = ta.PLUS_DM(dataframe), ta.MINUS_DM(dataframe)
        dataframe["sar"] = ta.SAR(dataframe, acceleration=0.03, maximum=0.3)
        dataframe["mom"] = ta.MOM(dataframe, timeperiod=14)
        dataframe["roc"], dataframe["rocr"] = ta.ROC(dataframe, timeperiod=6), ta.ROCR(dataframe, timeperiod=28)
        dataframe["aroonosc"] = ta.AROONOSC(dataframe, timeperiod=14)
        dataframe["bop"] = ta.BOP(dataframe)
        dataframe["best"] = dataframe[["plus_di", "minus_di"]].max(axis=1)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        strong = dataframe["adx"] > 20
        long = strong & (dataframe["plus_di"] > dataframe["minus_di"]) & (dataframe["mom"] > 0)
        short = strong & (dataframe["minus_di"] > dataframe["plus_di"]) & (dataframe["mom"] < 0)
        up = long & qtpylib.crossed_above(dataframe["plus_di"], 25)
        down = short & qtpylib.crossed_above(dataframe["minus_di"], 25)
        dataframe.loc[up, ["enter_long", "enter_tag"]] = (1, "up")
        dataframe.loc[down, ["enter_short", "enter_tag"]] = (1, "down")
        still = (dataframe["mom"] == 0) & (dataframe["roc"] == 0) & (dataframe["dx"] <= 100)
        still &= dataframe["adx"] < dataframe["adx"].shift(3)
        dataframe.loc[still, ["enter_long", "enter_tag"]] = (1, "still")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[qtpylib.crossed_below(dataframe["close"], dataframe["sar"]), "exit_long"] = 1
        dataframe.loc[qtpylib.crossed_above(dataframe["close"], dataframe["sar"]), "exit_short"] = 1
        return dataframe
