"""Hands the producer's own signals on: the tip "Using upstream signals" of freqtrade's documentation."""

from pandas import DataFrame

from freqtrade.strategy import IStrategy, merge_informative_pair


class ProducerSignals(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        producer, _ = self.dp.get_producer_df(metadata["pair"])
        if producer.empty:
            return dataframe
        return merge_informative_pair(
            dataframe, producer, self.timeframe, self.timeframe, ffill=False, append_timeframe=False, suffix="default"
        )

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        return take_over(dataframe, ("enter_long", "enter_short", "enter_tag"))

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        return take_over(dataframe, ("exit_long", "exit_short", "exit_tag"))


class ProducerSignalsFutures(ProducerSignals):
    """The same where shorts count: freqtrade does not load a strategy with can_short on spot."""

    can_short = True


def take_over(dataframe: DataFrame, names: tuple) -> DataFrame:
    for name in names:
        if f"{name}_default" in dataframe:
            dataframe[name] = dataframe[f"{name}_default"]
    return dataframe
