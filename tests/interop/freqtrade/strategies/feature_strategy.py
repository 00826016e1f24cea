"""The features and targets that FreqAI's strategies compute, with their names."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class FeatureStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        for period in (10, 20):
            dataframe[f"%-rsi-period_{period}"] = ta.RSI(dataframe, timeperiod=period)
            dataframe[f"%-mfi-period_{period}"] = ta.MFI(dataframe, timeperiod=period)
            dataframe[f"%-adx-period_{period}"] = ta.ADX(dataframe, timeperiod=period)
            dataframe[f"%-sma-period_{period}"] = ta.SMA(dataframe, timeperiod=period)
            bands = qtpylib.bollinger_bands(qtpylib.typical_price(dataframe), window=period, stds=2.2)
            width = (bands["upper"] - bands["lower"]) / bands["mid"]
            dataframe[f"%-bb_width-period_{period}"] = width
            dataframe[f"%-close-bb_lower-period_{period}"] = dataframe["close"] / bands["lower"]
            dataframe[f"%-roc-period_{period}"] = ta.ROC(dataframe, timeperiod=period)
            relative = dataframe["volume"] / dataframe["volume"].rolling(period).mean()
            dataframe[f"%-relative_volume-period_{period}"] = relative
        for shift in (1, 2):
            dataframe[f"%-rsi-period_10_shift-{shift}"] = dataframe["%-rsi-period_10"].shift(shift)
        dataframe["%-pct-change"] = dataframe["close"].pct_change()
        dataframe["%-raw_volume"] = dataframe["volume"]
        dataframe["%-day_of_week"] = dataframe["date"].dt.dayofweek
        dataframe["%-hour_of_day"] = dataframe["date"].dt.hour
        dataframe["&-s_close"] = dataframe["close"].shift(-12).rolling(12).mean() / dataframe["close"] - 1
        past = dataframe["close"].pct_change(12)
        dataframe["&-s_close_mean"], dataframe["&-s_close_std"] = past.rolling(50).mean(), past.rolling(50).std()
        dataframe["do_predict"] = (dataframe["%-bb_width-period_20"] > 0.001).astype(int)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        target = dataframe["close"].pct_change(12)
        rule = (dataframe["do_predict"] == 1) & (target > dataframe["&-s_close_mean"] + dataframe["&-s_close_std"])
        dataframe.loc[rule, ["enter_long", "enter_tag"]] = (1, "target")
        dull = (dataframe["do_predict"] == 0) & (dataframe["%-relative_volume-period_10"].isna())
        dataframe.loc[dull, ["enter_long", "enter_tag"]] = (1, "dull")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        target = dataframe["close"].pct_change(12)
        dataframe.loc[(dataframe["do_predict"] == 1) & (target < dataframe["&-s_close_mean"]), "exit_long"] = 1
        return dataframe
