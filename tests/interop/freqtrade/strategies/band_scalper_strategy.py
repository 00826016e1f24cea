"""Bollinger bands and RSI: buys below the lower band, with parameters."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import BooleanParameter, CategoricalParameter, DecimalParameter, IntParameter, IStrategy


class BandScalperStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    buy_rsi = IntParameter(15, 45, default=38, space="buy")
    buy_width = DecimalParameter(0.001, 0.05, default=0.0045, decimals=4, space="buy")
    buy_trigger = CategoricalParameter(["lower1", "lower2"], default="lower1", space="buy")
    buy_needs_volume = BooleanParameter(default=True, space="buy")
    sell_rsi = IntParameter(55, 90, default=62, space="sell")

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["rsi"] = ta.RSI(dataframe, timeperiod=14)
        typical = qtpylib.typical_price(dataframe)
        for stds in (1, 2):
            bands = qtpylib.bollinger_bands(typical, window=20, stds=stds)
            dataframe[f"lower{stds}"] = bands["lower"]
            dataframe[f"upper{stds}"] = bands["upper"]
        dataframe["middle"] = bands["mid"]
        dataframe["width"] = (dataframe["upper2"] - dataframe["lower2"]) / dataframe["middle"]
        dataframe["percent"] = (dataframe["close"] - dataframe["lower2"]) / (dataframe["upper2"] - dataframe["lower2"])
        dataframe["weighted_upper"] = qtpylib.weighted_bollinger_bands(dataframe["close"], window=15)["upper"]
        dataframe["rsi_slow"] = dataframe["rsi"].rolling(5).mean()
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        rule = (dataframe["rsi"] < self.buy_rsi.value) & (dataframe["close"] <= dataframe[self.buy_trigger.value])
        rule &= dataframe["width"] > self.buy_width.value
        if self.buy_needs_volume.value:
            rule &= dataframe["volume"] > 0
        dataframe.loc[rule, ["enter_long", "enter_tag"]] = (1, "below_band")
        stuck = (dataframe["width"] == 0) | dataframe["percent"].isna()
        dataframe.loc[stuck & (dataframe["rsi"] < 50), ["enter_long", "enter_tag"]] = (1, "stuck")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        rule = qtpylib.crossed_above(dataframe["rsi"], self.sell_rsi.value) | (dataframe["percent"] > 0.97)
        dataframe.loc[rule, ["exit_long", "exit_tag"]] = (1, "high")
        return dataframe
