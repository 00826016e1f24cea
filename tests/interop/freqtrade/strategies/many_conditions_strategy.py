"""Many numbered conditions, each with switches; the tag lists those that hold."""

from functools import reduce

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class ManyConditionsStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    switches = {1: True, 2: True, 3: True, 4: False, 5: True, 6: True}

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["rsi_4"], dataframe["rsi_14"] = ta.RSI(dataframe, timeperiod=4), ta.RSI(dataframe, timeperiod=14)
        for period in (12, 16, 26, 50):
            dataframe[f"ema_{period}"] = ta.EMA(dataframe, timeperiod=period)
        bands = qtpylib.bollinger_bands(dataframe["close"], window=20, stds=2)
        dataframe["lower"], dataframe["upper"] = bands["lower"], bands["upper"]
        dataframe["cti"] = dataframe["close"].rolling(20).rank(pct=True) * 2 - 1
        dataframe["r_14"] = ta.WILLR(dataframe, timeperiod=14)
        dataframe["mfi"] = ta.MFI(dataframe)
        dataframe["range_12"] = (
            (dataframe["open"].rolling(12).max() - dataframe["close"].rolling(12).min())
            / dataframe["close"].rolling(12).min()
        )
        before = dataframe["open"].shift(3)
        dataframe["not_falling"] = (dataframe["close"] - before) / before > -0.02
        return dataframe

    def conditions(self, dataframe: DataFrame, nr: int) -> list:
        close, rsi_4, rsi_14 = (dataframe[name] for name in ("close", "rsi_4", "rsi_14"))
        checks = [dataframe["not_falling"], dataframe["range_12"] < 0.2]
        if nr == 1:
            checks += [rsi_4 < 35, rsi_14 < rsi_14.shift(1), close < dataframe["ema_16"] * 0.999]
        elif nr == 2:
            checks += [close < dataframe["lower"] * 1.002, dataframe["mfi"] < 40]
        elif nr == 3:
            slow, fast = dataframe["ema_26"], dataframe["ema_12"]
            checks += [slow > fast, slow - fast > dataframe["open"] * 0.0015]
        elif nr == 4:
            checks.append(dataframe["cti"] < 2)
        elif nr == 5:
            checks += [dataframe["cti"] < -0.7, dataframe["r_14"] < -70]
        else:
            checks += [rsi_4 == rsi_4.shift(2), dataframe["volume"].rolling(4).sum() == 0]
        return checks

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        found = []
        dataframe.loc[:, "enter_tag"] = ""
        for nr, switched_on in self.switches.items():
            if not switched_on:
                continue
            holds = reduce(lambda x, y: x & y, self.conditions(dataframe, nr))
            dataframe.loc[holds, "enter_tag"] += f"{nr} "
            found.append(holds)
        dataframe.loc[reduce(lambda x, y: x | y, found), "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[:, "exit_tag"] = ""
        over = dataframe["rsi_14"] > 70
        outside = dataframe["close"] > dataframe["upper"]
        outside &= dataframe["close"].shift(1) > dataframe["upper"].shift(1)
        dataframe.loc[over, "exit_tag"] += "over "
        dataframe.loc[outside, "exit_tag"] += "outside "
        dataframe.loc[over | outside, "exit_long"] = 1
        return dataframe
