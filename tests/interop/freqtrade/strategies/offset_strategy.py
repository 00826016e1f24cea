"""Offsets to moving averages, the Elliott wave oscillator, and conditions that `reduce` joins."""

from functools import reduce

import numpy as np
import talib.abstract as ta
from pandas import DataFrame

from freqtrade.strategy import DecimalParameter, IStrategy


class OffsetStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    low_offset = DecimalParameter(0.9, 0.999, default=0.9973, decimals=4, space="buy")
    high_offset = DecimalParameter(0.99, 1.1, default=1.004, space="sell")

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        close = dataframe["close"]
        dataframe["ema_14"] = ta.EMA(dataframe, timeperiod=14)
        dataframe["weighted"] = close.ewm(span=14, adjust=False).mean()
        dataframe["adjusted"] = close.ewm(span=14).mean()
        dataframe["by_alpha"] = close.ewm(alpha=0.1, adjust=False, min_periods=10).mean()
        dataframe["by_com"] = close.ewm(com=9).mean()
        dataframe["spread"] = close.ewm(span=20).std()
        dataframe["ewo"] = (ta.EMA(dataframe, timeperiod=5) - ta.EMA(dataframe, timeperiod=35)) / dataframe["low"] * 100
        dataframe["bought_at"] = dataframe["ema_14"] * self.low_offset.value
        dataframe["sold_at"] = dataframe["weighted"] * self.high_offset.value
        dataframe["rsi_fast"], dataframe["rsi_slow"] = ta.RSI(dataframe, timeperiod=4), ta.RSI(dataframe, timeperiod=20)
        dataframe["rmi"] = ta.CMO(dataframe["close"].diff().fillna(0), timeperiod=9)
        is_low, is_high = close < dataframe["bought_at"], close > dataframe["sold_at"]
        dataframe["zone"] = np.select([is_low, is_high], [-1, 1], default=0)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        conditions = []
        conditions.append(dataframe["close"] < dataframe["bought_at"])
        conditions.append((dataframe["ewo"] > 0.3) | (dataframe["ewo"] < -0.4))
        conditions.append(dataframe["rsi_fast"] < 45)
        conditions.append(dataframe["volume"] > 0)
        dataframe.loc[reduce(lambda x, y: x & y, conditions), ["enter_long", "enter_tag"]] = (1, "offset")
        quiet = (dataframe["spread"] < 1e-9) & (dataframe["adjusted"] >= dataframe["weighted"])
        dataframe.loc[quiet, ["enter_long", "enter_tag"]] = (1, "quiet")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        conditions = [
            (dataframe["close"] > dataframe["sold_at"]) & (dataframe["rsi_fast"] > dataframe["rsi_slow"]),
            dataframe["close"] < dataframe["by_com"] - 3 * dataframe["spread"],
        ]
        dataframe.loc[reduce(lambda x, y: x | y, conditions), ["exit_long", "exit_tag"]] = (1, "offset")
        return dataframe
