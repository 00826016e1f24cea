"""Another pair of the same producer: enters where both the pair and BTC/USDT rise."""

from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy, merge_informative_pair


class BtcFilterStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        if "BTC/USDT" not in self.dp.get_producer_pairs():
            return dataframe
        bitcoin, _ = self.dp.get_producer_df("BTC/USDT")
        bitcoin = bitcoin[["date", "close", "rsi"]].rename(columns={"close": "price"})
        bitcoin["rising"] = bitcoin["price"] > bitcoin["price"].rolling(12).mean()
        producer, _ = self.dp.get_producer_df(metadata["pair"])
        dataframe = merge_informative_pair(
            dataframe, bitcoin, self.timeframe, self.timeframe, append_timeframe=False, suffix="btc"
        )
        return merge_informative_pair(dataframe, producer[["date", "close", "rsi"]], self.timeframe, self.timeframe)

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        if "rsi_5m" not in dataframe:
            return dataframe
        rule = qtpylib.crossed_above(dataframe["rsi_5m"], 40) & (dataframe["rsi_btc"] > 40)
        dataframe.loc[rule, ["enter_long", "enter_tag"]] = (1, "with_btc")
        dataframe.loc[rule & dataframe["rising_btc"], "enter_tag"] = "rising_btc"
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        if "rsi_5m" in dataframe:
            dataframe.loc[qtpylib.crossed_below(dataframe["rsi_btc"], 60), ["exit_long", "exit_tag"]] = (1, "btc")
        return dataframe
