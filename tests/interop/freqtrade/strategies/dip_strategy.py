"""Dips of Heikin-Ashi candles below a rolling band, filtered by an hourly rate of change."""

import numpy as np
import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy, merge_informative_pair


class DipStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        candles = qtpylib.heikinashi(dataframe)
        dataframe["ha_close"], dataframe["ha_high"] = candles["close"], candles["high"]
        typical = (candles["high"] + candles["low"] + candles["close"]) / 3
        dataframe["mean"] = typical.rolling(window=40).mean()
        dataframe["lower"] = dataframe["mean"] - 2 * typical.rolling(window=40).std()
        dataframe["delta"] = (dataframe["mean"] - dataframe["lower"]).abs()
        dataframe["close_delta"] = (dataframe["ha_close"] - dataframe["ha_close"].shift()).abs()
        dataframe["tail"] = (dataframe["ha_close"] - candles["low"]).abs()
        dataframe["slow"] = ta.EMA(dataframe["ha_close"], timeperiod=50)
        dataframe["rocr"] = ta.ROCR(dataframe["ha_close"], timeperiod=28)
        dataframe["volume_slow"] = dataframe["volume"].rolling(window=30).mean()
        hourly, _ = self.dp.get_producer_df(metadata["pair"], timeframe="1h", producer_name="hourly")
        if hourly.empty:
            dataframe["rocr_1h"] = np.nan
            return dataframe
        trend = hourly[["date", "open", "high", "low", "close"]].copy()
        trend["rocr"] = ta.ROCR(qtpylib.heikinashi(trend)["close"], timeperiod=24)
        return merge_informative_pair(dataframe, trend, self.timeframe, "1h", ffill=True)

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        shape = (
            dataframe["lower"].shift().gt(0)
            & dataframe["delta"].gt(dataframe["ha_close"] * 0.004)
            & dataframe["close_delta"].gt(dataframe["ha_close"] * 0.001)
            & dataframe["tail"].lt(dataframe["delta"] * 0.9)
            & dataframe["ha_close"].le(dataframe["ha_close"].shift())
        )
        dip = (dataframe["ha_close"] < dataframe["slow"]) & (dataframe["ha_close"] < 1.001 * dataframe["lower"])
        dataframe.loc[dataframe["rocr_1h"].gt(0.9) & (shape | dip), ["enter_long", "enter_tag"]] = (1, "dip")
        still = dataframe["close_delta"].eq(0) & dataframe["delta"].le(1e-12)
        dataframe.loc[still & dataframe["rocr_1h"].gt(0.9), ["enter_long", "enter_tag"]] = (1, "still")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        rule = (
            (dataframe["ha_high"].le(dataframe["ha_high"].shift(1)))
            & (dataframe["ha_high"].shift(1).le(dataframe["ha_high"].shift(2)))
            & (dataframe["ha_close"] * 1.001 > dataframe["mean"])
            & (dataframe["volume"] > 0)
        )
        dataframe.loc[rule, "exit_long"] = 1
        return dataframe
