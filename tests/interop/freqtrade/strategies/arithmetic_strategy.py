"""No indicator library at all: pandas and NumPy on the producer's candles."""

import numpy as np
from pandas import DataFrame

from freqtrade.strategy import IStrategy


class ArithmeticStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        close, high, low, volume = (dataframe[name] for name in ("close", "high", "low", "volume"))
        dataframe["change"] = close.pct_change()
        dataframe["log_return"] = np.log(close / close.shift(1))
        dataframe["momentum"] = close - close.shift(3)
        dataframe["step"] = close.diff().abs().round(3)
        dataframe["mean"] = close.rolling(20).mean()
        dataframe["deviation"] = close.rolling(20).std()
        dataframe["median"] = close.rolling(15).median()
        dataframe["low_quantile"] = close.rolling(30).quantile(0.1)
        dataframe["rank"] = close.rolling(20).rank(pct=True)
        dataframe["fast"] = close.ewm(span=12, adjust=False).mean()
        dataframe["slow"] = close.ewm(span=26).mean()
        dataframe["smooth"] = close.ewm(alpha=0.2, min_periods=5).mean()
        dataframe["swing"] = close.ewm(com=10).std()
        dataframe["position"] = (close - low.rolling(14).min()) / (high.rolling(14).max() - low.rolling(14).min())
        dataframe["last_high"] = high.where(high == high.rolling(10).max()).ffill()
        dataframe["drawdown"] = close / close.cummax() - 1
        dataframe["flow"] = np.where(close > close.shift(1), volume, -volume).cumsum()
        dataframe["busy"] = volume > volume.rolling(30, min_periods=10).mean()
        dataframe["streak"] = (close > dataframe["open"]).astype(int).rolling(5).sum()
        dataframe["regime"] = np.where(dataframe["fast"] > dataframe["slow"], "up", "down")
        dataframe["regime_before"] = dataframe["regime"].shift(1).fillna("none")
        dataframe["hour"] = dataframe["date"].dt.hour
        dataframe["weekend"] = dataframe["date"].dt.dayofweek.isin([5, 6])
        dataframe["bounded"] = (dataframe["change"] * 100).clip(-0.5, 0.5).fillna(0)
        dataframe["better"] = np.maximum(dataframe["fast"], dataframe["mean"])
        dataframe["rest"] = (volume % 7) + volume // 10 + (2**0.5) ** dataframe["streak"]
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dip = (dataframe["close"] < dataframe["mean"] - dataframe["deviation"]) & dataframe["busy"]
        dataframe.loc[dip & ~dataframe["hour"].between(3, 4), ["enter_long", "enter_tag"]] = (1, "dip")
        turn = (dataframe["regime"] == "up") & (dataframe["regime_before"] == "down")
        high = turn | (dataframe["rank"] == 1)
        dataframe.loc[high, "enter_long"] = 1
        dataframe.loc[high, "enter_tag"] = "high_" + dataframe["regime"]
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[(dataframe["drawdown"] < -0.02) & (dataframe["position"] > 0.7), "exit_long"] = 1
        return dataframe
