"""Candlestick patterns and their sum."""

import talib.abstract as ta
from pandas import DataFrame

from freqtrade.strategy import IStrategy


class PatternStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    patterns = (
        "CDLENGULFING", "CDLHAMMER", "CDLDOJI", "CDLMORNINGSTAR", "CDLHARAMI", "CDLDRAGONFLYDOJI", "CDLINVERTEDHAMMER",
        "CDLSHOOTINGSTAR", "CDLHANGINGMAN", "CDLSPINNINGTOP", "CDL3INSIDE", "CDL3WHITESOLDIERS", "CDLBELTHOLD",
        "CDLMARUBOZU", "CDLHIKKAKE", "CDLSHORTLINE", "CDLLONGLINE", "CDLRICKSHAWMAN", "CDLTAKURI", "CDL3LINESTRIKE",
        "CDLGRAVESTONEDOJI", "CDLHARAMICROSS", "CDLHIGHWAVE", "CDLMATCHINGLOW", "CDLTRISTAR", "CDLHOMINGPIGEON",
    )

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        for name in self.patterns:
            dataframe[name] = getattr(ta, name)(dataframe)
        dataframe["evening"] = ta.CDLEVENINGSTAR(dataframe, penetration=0.1)
        dataframe["score"] = dataframe[list(self.patterns)].sum(axis=1)
        dataframe["recent"] = dataframe["score"].rolling(3).sum()
        dataframe["bullish"] = dataframe["CDLENGULFING"] == 100
        dataframe["trend"] = dataframe["close"] - dataframe["close"].rolling(10).mean()
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[dataframe["bullish"], ["enter_long", "enter_tag"]] = (1, "engulfing")
        score = (dataframe["recent"] >= 300) & (dataframe["trend"] > 0)
        dataframe.loc[score, ["enter_long", "enter_tag"]] = (1, "score")
        doji = (dataframe["CDLDOJI"] > 0) & (dataframe["CDLDOJI"].shift(1) > 0) & (dataframe["volume"] == 0)
        dataframe.loc[doji, ["enter_long", "enter_tag"]] = (1, "dojis")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        weak = (dataframe["CDLENGULFING"] < 0) | (dataframe["CDLSHOOTINGSTAR"] != 0) | (dataframe["evening"] < 0)
        dataframe.loc[weak | (dataframe["score"] <= -200), ["exit_long", "exit_tag"]] = (1, "pattern")
        return dataframe
