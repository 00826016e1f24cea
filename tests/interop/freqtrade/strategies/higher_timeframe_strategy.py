"""Two producers: the candles and indicators of one, and the hourly trend of another."""

import numpy as np
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IntParameter, IStrategy, merge_informative_pair


class HigherTimeframeStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    buy_rsi = IntParameter(10, 50, default=40, space="buy")

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        pair = metadata["pair"]
        producer, _ = self.dp.get_producer_df(pair)
        hourly, _ = self.dp.get_producer_df(pair, timeframe="1h", producer_name="hourly")
        if producer.empty or hourly.empty:
            dataframe[["rsi_default", "rsi_1h", "tema_1h", "bb_middleband_1h"]] = np.nan
            return dataframe
        dataframe = merge_informative_pair(
            dataframe, producer, self.timeframe, self.timeframe, append_timeframe=False, suffix="default"
        )
        trend = hourly[["date", "close", "rsi", "tema", "bb_middleband"]]
        return merge_informative_pair(dataframe, trend, self.timeframe, "1h")

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        rule = (
            qtpylib.crossed_above(dataframe["rsi_default"], self.buy_rsi.value)
            & (dataframe["tema_1h"] > dataframe["bb_middleband_1h"])
            & (dataframe["rsi_1h"] < 75)
        )
        dataframe.loc[rule, ["enter_long", "enter_tag"]] = (1, "hourly_trend")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        falling = dataframe["tema_1h"] < dataframe["bb_middleband_1h"]
        rule = qtpylib.crossed_below(dataframe["rsi_default"], 60) & falling
        dataframe.loc[rule, ["exit_long", "exit_tag"]] = (1, "hourly_trend")
        return dataframe
