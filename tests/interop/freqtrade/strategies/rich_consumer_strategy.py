"""The consumer's side of RichProducerStrategy: rules on numbers, booleans and texts of the producer's frame, long and short."""

from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy, merge_informative_pair


class RichConsumerStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "1m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    can_short = False
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        producer_dataframe, _ = self.dp.get_producer_df(metadata["pair"])
        dataframe = merge_informative_pair(
            dataframe, producer_dataframe, self.timeframe, self.timeframe, append_timeframe=False, suffix="default"
        )
        dataframe["spread"] = (dataframe["ema_7_default"] - dataframe["ema_21_default"]) / dataframe["close"]
        dataframe["calm"] = dataframe["rsi_14_default"].rolling(5).std() < 2
        dataframe["slow"] = dataframe["close"].rolling(10).mean().shift(1)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        weak = dataframe["regime_default"] == "down\\weak"
        dataframe.loc[weak & (dataframe["close"] < dataframe["slow"]), ["enter_short", "enter_tag"]] = (1, "weak")
        rule = qtpylib.crossed_above(dataframe["rsi_7_default"], 50) & dataframe["is_green_default"]
        dataframe.loc[rule, ["enter_long", "enter_tag"]] = (1, 'green "cross"')
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[(dataframe["adx_default"] > 20) & ~dataframe["calm"], ["exit_long", "exit_tag"]] = (1, "adx")
        return dataframe


class RichFuturesStrategy(RichConsumerStrategy):
    """The same rules where shorts count."""

    can_short = True

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe = super().populate_exit_trend(dataframe, metadata)
        dataframe.loc[dataframe["macdhist_default"] > dataframe["macdhist_default"].shift(1), "exit_short"] = 1
        return dataframe
