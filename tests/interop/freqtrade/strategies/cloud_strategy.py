"""Ichimoku with periods of its own, beside the cloud of the past."""

import numpy as np
from pandas import DataFrame
from technical import qtpylib
from technical.indicators import ichimoku

from freqtrade.strategy import IStrategy


class CloudStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        cloud = ichimoku(
            dataframe, conversion_line_period=12, base_line_periods=30, laggin_span=60, displacement=15
        )
        for name in cloud:
            dataframe[name] = cloud[name]
        dataframe["top"] = dataframe[["senkou_span_a", "senkou_span_b"]].max(axis=1, skipna=False)
        dataframe["bottom"] = np.minimum(dataframe["senkou_span_a"], dataframe["senkou_span_b"])
        dataframe["thickness"] = (dataframe["top"] - dataframe["bottom"]) / dataframe["close"]
        dataframe["distance"] = (dataframe["tenkan_sen"] - dataframe["kijun_sen"]).abs()
        dataframe["inside"] = dataframe["close"].between(dataframe["bottom"], dataframe["top"])
        dataframe["shifted_span"] = dataframe["leading_senkou_span_a"].shift(14)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        above = dataframe["close"] > dataframe["top"]
        turn = qtpylib.crossed_above(dataframe["tenkan_sen"], dataframe["kijun_sen"])
        dataframe.loc[above & turn, ["enter_long", "enter_tag"]] = (1, "tk_cross")
        broken = above & ~above.shift(1, fill_value=False) & dataframe["cloud_green"]
        dataframe.loc[broken, ["enter_long", "enter_tag"]] = (1, "breakout")
        dataframe.loc[(dataframe["thickness"] == 0) & dataframe["inside"], ["enter_long", "enter_tag"]] = (1, "flat")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        below = dataframe["close"] < dataframe["bottom"]
        dataframe.loc[below & dataframe["cloud_red"], ["exit_long", "exit_tag"]] = (1, "below_red")
        return dataframe
