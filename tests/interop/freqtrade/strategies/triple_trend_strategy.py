"""Three supertrends, one of them a loop over arrays; long and short."""

import numpy as np
import talib.abstract as ta
from pandas import DataFrame
from technical.indicators.supertrend import supertrend

from freqtrade.strategy import IStrategy


class TripleTrendStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    can_short = True

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["trend_slow"], dataframe["side_slow"] = supertrend(dataframe, 15, 4)
        dataframe["trend_fast"], dataframe["side_fast"] = supertrend(dataframe, 7, 1.5)
        dataframe["trail"] = self.trail(dataframe, 9, 2.5)
        dataframe["above_trail"] = dataframe["close"] > dataframe["trail"]
        dataframe["count_up"] = (
            (dataframe["side_slow"] == "up").astype(int)
            + (dataframe["side_fast"] == "up").astype(int)
            + dataframe["above_trail"].astype(int)
        )
        return dataframe

    @staticmethod
    def trail(dataframe: DataFrame, period: int, multiplier: float) -> np.ndarray:
        """A stop that follows the close at a distance of the range and never goes back until it is hit."""
        close = dataframe["close"].to_numpy()
        distance = multiplier * ta.ATR(dataframe, timeperiod=period).to_numpy()
        stop = np.full(len(close), np.nan)
        for row in range(period, len(close)):
            below, above = close[row] - distance[row], close[row] + distance[row]
            before = stop[row - 1]
            if np.isnan(before):
                stop[row] = below
            elif close[row] > before:
                stop[row] = max(below, before) if close[row - 1] > before else below
            else:
                stop[row] = min(above, before) if close[row - 1] <= before else above
        return stop

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        up, down = dataframe["count_up"] == 3, dataframe["count_up"] == 0
        dataframe.loc[up & (dataframe["count_up"].shift(1) < 3), ["enter_long", "enter_tag"]] = (1, "all_up")
        dataframe.loc[down & (dataframe["count_up"].shift(1) > 0), ["enter_short", "enter_tag"]] = (1, "all_down")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        turned = dataframe["side_fast"] != dataframe["side_fast"].shift(1)
        dataframe.loc[turned & (dataframe["side_fast"] == "down"), ["exit_long", "exit_tag"]] = (1, "fast_down")
        dataframe.loc[turned & (dataframe["side_fast"] == "up"), ["exit_short", "exit_tag"]] = (1, "fast_up")
        return dataframe
