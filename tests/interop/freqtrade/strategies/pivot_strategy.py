"""Pivot points, Fibonacci levels, fractals, and the rank of the price."""

import numpy as np
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class PivotStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        high, low, close = dataframe["high"], dataframe["low"], dataframe["close"]
        top, bottom = high.rolling(24).max().shift(1), low.rolling(24).min().shift(1)
        dataframe["pivot"] = (top + bottom + close.shift(1)) / 3
        dataframe["r1"], dataframe["s1"] = 2 * dataframe["pivot"] - bottom, 2 * dataframe["pivot"] - top
        dataframe["r2"], dataframe["s2"] = dataframe["pivot"] + (top - bottom), dataframe["pivot"] - (top - bottom)
        for level in (0.236, 0.382, 0.5, 0.618, 0.786):
            dataframe[f"fib_{level}"] = bottom + (top - bottom) * level
        dataframe["place"] = (close - bottom) / (top - bottom)
        peak = high.shift(2)
        dataframe["is_peak"] = (peak > high) & (peak > high.shift(1)) & (peak >= high.shift(3))
        dataframe["last_peak"] = peak.where(dataframe["is_peak"]).ffill()
        age = dataframe["is_peak"].rolling(50).apply(lambda window: len(window) - 1 - np.argmax(window), raw=True)
        dataframe["peak_age"] = age
        dataframe["percentile"] = close.rolling(30).quantile(0.25)
        dataframe["median"] = close.rolling(21).median()
        dataframe["zscore"] = (close - close.rolling(20).mean()) / close.rolling(20).std()
        dataframe["hour"] = dataframe["date"].dt.hour
        dataframe["day"] = dataframe["date"].dt.dayofweek
        dataframe["quarter"] = dataframe["date"].dt.minute // 15
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        close, peak = dataframe["close"], dataframe["last_peak"]
        support = qtpylib.crossed_above(close, dataframe["s1"]) | qtpylib.crossed_above(close, dataframe["fib_0.618"])
        dataframe.loc[support & (dataframe["hour"] >= 6), ["enter_long", "enter_tag"]] = (1, "support")
        broken = (close > peak) & (close.shift(1) <= peak.shift(1))
        dataframe.loc[broken & (dataframe["peak_age"] < 40), ["enter_long", "enter_tag"]] = (1, "peak")
        no_spread = dataframe["zscore"].isna() & dataframe["median"].notna()
        dataframe.loc[no_spread, ["enter_long", "enter_tag"]] = (1, "no_spread")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[(dataframe["close"] >= dataframe["r1"]) | (dataframe["place"] < 0.1), "exit_long"] = 1
        return dataframe
