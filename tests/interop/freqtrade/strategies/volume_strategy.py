"""What depends on volume, which may be 0 for hours."""

import numpy as np
import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib
from technical.indicators import chaikin_money_flow, vwma

from freqtrade.strategy import IStrategy


class VolumeStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        close, volume = dataframe["close"], dataframe["volume"]
        dataframe["mfi"] = ta.MFI(dataframe, timeperiod=10)
        dataframe["vwap"] = qtpylib.rolling_vwap(dataframe, window=30)
        dataframe["vwma"] = vwma(dataframe, 15)
        dataframe["cmf"] = chaikin_money_flow(dataframe, 15)
        dataframe["obv"], dataframe["ad"] = ta.OBV(dataframe), ta.AD(dataframe)
        dataframe["adosc"] = ta.ADOSC(dataframe, fastperiod=3, slowperiod=10)
        dataframe["pvt"] = qtpylib.pvt(dataframe)
        dataframe["volume_mean"] = volume.rolling(12).mean()
        dataframe["volume_ratio"] = volume / dataframe["volume_mean"].shift(1)
        dataframe["volume_change"] = volume.pct_change()
        dataframe["volume_sma"] = ta.SMA(volume, timeperiod=10)
        dataframe["own_vwap"] = ((dataframe["high"] + dataframe["low"] + close) / 3 * volume).cumsum() / volume.cumsum()
        dataframe["flow"] = (np.sign(close.diff()) * volume).fillna(0).cumsum()
        dataframe["bounded"] = dataframe["volume_ratio"].replace([np.inf, -np.inf], np.nan).fillna(0)
        dataframe["traded"] = (volume > 0).rolling(10).sum()
        dataframe["spread_per_volume"] = (dataframe["high"] - dataframe["low"]) / volume
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        busy = (dataframe["volume_ratio"] > 1.2) & (dataframe["close"] > dataframe["vwap"])
        dataframe.loc[busy & (dataframe["cmf"] > 0), ["enter_long", "enter_tag"]] = (1, "busy")
        dataframe.loc[(dataframe["mfi"] < 25) & (dataframe["traded"] >= 5), ["enter_long", "enter_tag"]] = (1, "mfi")
        dry = (dataframe["volume_mean"] == 0) | (dataframe["mfi"] <= 0)
        dataframe.loc[dry, ["enter_long", "enter_tag"]] = (1, "dry")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        below = qtpylib.crossed_below(dataframe["close"], dataframe["vwma"])
        dataframe.loc[below | (dataframe["spread_per_volume"] == np.inf), ["exit_long", "exit_tag"]] = (1, "volume")
        return dataframe
