"""Candles resampled to longer intervals and merged back."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib
from technical.util import resample_to_interval, resampled_merge

from freqtrade.strategy import IStrategy


class ResampledStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        for interval in (15, 60, 35):
            longer = resample_to_interval(dataframe, interval)
            longer["rsi"] = ta.RSI(longer, timeperiod=4)
            longer["sma"] = ta.SMA(longer, timeperiod=3, price="close")
            dataframe = resampled_merge(dataframe, longer, fill_na=interval != 35)
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=5)
        dataframe["gap"] = dataframe["close"] - dataframe["resample_60_close"]
        dataframe["traded"] = dataframe["resample_15_volume"].fillna(0) > 0
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        rising = dataframe["resample_60_close"] >= dataframe["resample_60_sma"]
        dataframe.loc[rising & (dataframe["rsi"] < 45), ["enter_long", "enter_tag"]] = (1, "rising")
        fresh = dataframe["resample_35_close"].notna() & (dataframe["resample_35_rsi"] < 50)
        dataframe.loc[fresh, ["enter_long", "enter_tag"]] = (1, "fresh")
        dataframe.loc[~dataframe["traded"] & (dataframe["gap"] == 0), ["enter_long", "enter_tag"]] = (1, "still")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        below = qtpylib.crossed_below(dataframe["close"], dataframe["resample_15_low"])
        dataframe.loc[below | (dataframe["resample_15_rsi"] > 80), "exit_long"] = 1
        return dataframe
