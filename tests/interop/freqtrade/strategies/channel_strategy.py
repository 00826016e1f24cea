"""Keltner channels, the squeeze of Bollinger bands in them, Donchian channels by `rolling`."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class ChannelStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        keltner = qtpylib.keltner_channel(dataframe, window=20, atrs=1)
        dataframe["kc_upper"], dataframe["kc_lower"] = keltner["upper"], keltner["lower"]
        dataframe["kc_middle"] = keltner["mid"]
        dataframe["kc_percent"] = (dataframe["close"] - keltner["lower"]) / (keltner["upper"] - keltner["lower"])
        bands = ta.BBANDS(dataframe, timeperiod=20, nbdevup=2.0, nbdevdn=2.0, matype=0)
        dataframe["bb_upper"], dataframe["bb_lower"] = bands["upperband"], bands["lowerband"]
        narrow_above = dataframe["bb_upper"] < dataframe["kc_upper"]
        dataframe["squeeze"] = narrow_above & (dataframe["bb_lower"] > dataframe["kc_lower"])
        dataframe["top"] = dataframe["high"].rolling(20).max().shift(1)
        dataframe["bottom"] = dataframe["low"].rolling(20).min().shift(1)
        dataframe["middle"] = (dataframe["top"] + dataframe["bottom"]) / 2
        dataframe["atr"] = qtpylib.atr(dataframe, window=14)
        dataframe["atr_exp"] = qtpylib.atr(dataframe, window=14, exp=True)
        dataframe["momentum"] = ta.LINEARREG(dataframe["close"] - dataframe["middle"].fillna(0), timeperiod=10)
        dataframe["held"] = dataframe["squeeze"].astype(int).rolling(5).sum()
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        released = dataframe["squeeze"].shift(1, fill_value=False) & ~dataframe["squeeze"]
        dataframe.loc[released & (dataframe["momentum"] > 0), ["enter_long", "enter_tag"]] = (1, "squeeze")
        dataframe.loc[dataframe["close"] > dataframe["top"], ["enter_long", "enter_tag"]] = (1, "donchian")
        dataframe.loc[(dataframe["atr"] == 0) & (dataframe["close"] >= dataframe["kc_upper"]), "enter_tag"] = "no_range"
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        rule = qtpylib.crossed_below(dataframe["kc_percent"], 0.5) | (dataframe["close"] < dataframe["bottom"])
        dataframe.loc[rule, ["exit_long", "exit_tag"]] = (1, "channel")
        return dataframe
