"""
A producer whose dataframe has the columns that FreqAI adds: a prediction, its mean and deviation, a dissimilarity index
and `do_predict`. The predictions are made up of past prices, so that the same candles give the same columns; what comes
over the wire looks as from a model. tests/fixtures/two_producers.ndjson has it on 5m as the producer `default`, beside
ProducerStrategy on 1h as `hourly`.
"""

import numpy as np
import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class FreqaiProducerStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    can_short = False
    startup_candle_count = 100
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        change = dataframe["close"].pct_change()
        dataframe["&-target"] = change.rolling(5).mean()
        dataframe["&-target_mean"] = dataframe["&-target"].rolling(60).mean()
        dataframe["&-target_std"] = dataframe["&-target"].rolling(60).std()
        spread = (dataframe["close"] - dataframe["close"].rolling(30).mean()).abs()
        dataframe["DI_values"] = spread / dataframe["close"].rolling(30).std()
        dataframe["do_predict"] = np.where(dataframe["DI_values"] < 1.7, 1, np.where(dataframe["DI_values"] < 2.3, 0, -1))
        dataframe["rsi"] = ta.RSI(dataframe)
        dataframe["adx"] = ta.ADX(dataframe)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[qtpylib.crossed_above(dataframe["rsi"], 40), ["enter_long", "enter_tag"]] = (1, "rsi_up")
        dataframe.loc[qtpylib.crossed_below(dataframe["rsi"], 60), ["enter_short", "enter_tag"]] = (1, "rsi_down")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[qtpylib.crossed_above(dataframe["rsi"], 70), ["exit_long", "exit_tag"]] = (1, "rsi_high")
        dataframe.loc[qtpylib.crossed_below(dataframe["rsi"], 30), ["exit_short", "exit_tag"]] = (1, "rsi_low")
        return dataframe
