"""Columns that numbers name, one for each average."""

import talib.abstract as ta
from pandas import DataFrame

from freqtrade.strategy import IntParameter, IStrategy


class NumberedColumnsStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    buy_count = IntParameter(2, 8, default=5, space="buy")
    buy_gap = IntParameter(2, 20, default=6, space="buy")
    sell_count = IntParameter(2, 8, default=4, space="sell")
    sell_gap = IntParameter(2, 20, default=9, space="sell")

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        for nr in range(9):
            for gap in (self.buy_gap.value, self.sell_gap.value):
                if nr * gap > 1 and nr * gap not in dataframe.columns:
                    dataframe[nr * gap] = ta.TEMA(dataframe, timeperiod=nr * gap)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        ordered = dataframe["volume"] >= 0
        for nr in range(2, self.buy_count.value):
            ordered &= dataframe[nr * self.buy_gap.value] < dataframe[(nr - 1) * self.buy_gap.value]
        dataframe.loc[ordered, ["enter_long", "enter_tag"]] = (1, "ordered")
        equal = dataframe[self.buy_gap.value] == dataframe[2 * self.buy_gap.value]
        dataframe.loc[equal, ["enter_long", "enter_tag"]] = (1, "equal")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        any_above = dataframe["volume"] < 0
        for nr in range(2, self.sell_count.value):
            any_above |= dataframe[nr * self.sell_gap.value] > dataframe[(nr - 1) * self.sell_gap.value] * 1.002
        dataframe.loc[any_above, "exit_long"] = 1
        return dataframe
