"""Crossings of many moving averages, with periods from `range`."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IntParameter, IStrategy


class CrossingStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    buy_fast = IntParameter(3, 20, default=8, space="buy")
    buy_slow = IntParameter(15, 60, default=21, space="buy")

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        for period in self.buy_fast.range:
            dataframe[f"fast_{period}"] = ta.EMA(dataframe, timeperiod=period)
        for period in self.buy_slow.range:
            dataframe[f"slow_{period}"] = ta.SMA(dataframe, timeperiod=period)
        for name in ("WMA", "DEMA", "TEMA", "KAMA", "TRIMA", "T3"):
            dataframe[name.lower()] = getattr(ta, name)(dataframe, timeperiod=12)
        dataframe["hull"] = qtpylib.hull_moving_average(dataframe["close"], window=12)
        dataframe["zero_lag"] = qtpylib.zlema(dataframe["close"], window=12)
        dataframe["linear"] = ta.LINEARREG(dataframe, timeperiod=12)
        dataframe["of_high"] = ta.SMA(dataframe["high"], timeperiod=5)
        dataframe["of_low"] = ta.EMA(dataframe, timeperiod=5, price="low")
        dataframe["count_above"] = 0
        for name in ("wma", "dema", "tema", "kama", "hull"):
            dataframe["count_above"] += (dataframe["close"] > dataframe[name]).astype("int")
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        fast, slow = dataframe[f"fast_{self.buy_fast.value}"], dataframe[f"slow_{self.buy_slow.value}"]
        dataframe.loc[qtpylib.crossed_above(fast, slow), ["enter_long", "enter_tag"]] = (1, "golden")
        level = (dataframe["tema"] == dataframe["wma"]) & (dataframe["hull"] <= dataframe["zero_lag"])
        dataframe.loc[level, ["enter_long", "enter_tag"]] = (1, "level")
        dataframe.loc[dataframe["count_above"].diff() >= 4, ["enter_long", "enter_tag"]] = (1, "all_above")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        crossed = qtpylib.crossed_below(dataframe["close"], dataframe["of_low"])
        dataframe.loc[crossed & (dataframe["t3"] > dataframe["trima"]), "exit_long"] = 1
        return dataframe
