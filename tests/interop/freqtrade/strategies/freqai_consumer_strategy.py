"""The producer runs FreqAI; the consumer decides on its predictions, long and short, and trains nothing."""

import numpy as np
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy, merge_informative_pair


class FreqaiConsumerStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    can_short = True
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        producer, _ = self.dp.get_producer_df(metadata["pair"])
        if producer.empty:
            dataframe[["&-target_ai", "do_predict_ai", "upper", "lower", "trusted"]] = np.nan
            return dataframe
        dataframe = merge_informative_pair(
            dataframe, producer, self.timeframe, self.timeframe, append_timeframe=False, suffix="ai"
        )
        mean, std = dataframe["&-target_mean_ai"], dataframe["&-target_std_ai"]
        dataframe["upper"] = mean + 1.25 * std
        dataframe["lower"] = mean - 1.25 * std
        dataframe["trusted"] = np.where((dataframe["do_predict_ai"] == 1) & (dataframe["DI_values_ai"] < 1.6), 1, 0)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        target, trusted = dataframe["&-target_ai"], dataframe["trusted"] == 1
        up = trusted & qtpylib.crossed_above(target, dataframe["upper"])
        down = trusted & qtpylib.crossed_below(target, dataframe["lower"])
        dataframe.loc[up, ["enter_long", "enter_tag"]] = (1, "target_up")
        dataframe.loc[down, ["enter_short", "enter_tag"]] = (1, "target_down")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        target, outlier = dataframe["&-target_ai"], dataframe["do_predict_ai"] == -1
        dataframe.loc[outlier | (target < 0), ["exit_long", "exit_tag"]] = (1, "target_gone")
        dataframe.loc[outlier | (target > 0), ["exit_short", "exit_tag"]] = (1, "target_gone")
        return dataframe
