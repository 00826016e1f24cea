"""Heikin-Ashi candles, smoothed ones among them, and SSL channels."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib
from technical.indicators import SSLChannels

from freqtrade.strategy import IStrategy


class SmoothedCandleStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        candles = qtpylib.heikinashi(dataframe)
        for name in ("open", "high", "low", "close"):
            dataframe[f"ha_{name}"] = candles[name]
        dataframe["ssl_down"], dataframe["ssl_up"] = SSLChannels(dataframe, 12)
        dataframe["ema_down"], dataframe["ema_up"] = SSLChannels(dataframe, 21, mode="ema")
        dataframe["ha_rsi"] = ta.RSI(dataframe["ha_close"], timeperiod=9)
        dataframe["ha_adx"] = ta.ADX(candles, timeperiod=10)
        dataframe["smooth"] = dataframe["ha_close"].ewm(span=5, adjust=False).mean()
        dataframe["body"] = dataframe["ha_close"] - dataframe["ha_open"]
        dataframe["upper_wick"] = dataframe["ha_high"] - dataframe[["ha_open", "ha_close"]].max(axis=1)
        dataframe["lower_wick"] = dataframe[["ha_open", "ha_close"]].min(axis=1) - dataframe["ha_low"]
        dataframe["without_wick"] = dataframe["lower_wick"] == 0
        dataframe["share"] = dataframe["body"].abs() / (dataframe["ha_high"] - dataframe["ha_low"])
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        ssl = qtpylib.crossed_above(dataframe["ssl_up"], dataframe["ssl_down"])
        dataframe.loc[ssl & (dataframe["body"] > 0), ["enter_long", "enter_tag"]] = (1, "ssl")
        strong = dataframe["without_wick"] & (dataframe["body"] > 0) & (dataframe["share"] > 0.7)
        dataframe.loc[strong & (dataframe["ema_up"] > dataframe["ema_down"]), "enter_long"] = 1
        dataframe.loc[dataframe["share"].isna() & dataframe["without_wick"], ["enter_long", "enter_tag"]] = (1, "dead")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        red = (dataframe["body"] < 0) & (dataframe["body"].shift(1) < 0) & (dataframe["upper_wick"] <= 0)
        dataframe.loc[red | qtpylib.crossed_below(dataframe["ha_rsi"], 70), "exit_long"] = 1
        return dataframe
