"""What strategies take from the package technical: Heikin-Ashi, Ichimoku, supertrend, channels, qtpylib's means."""

import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib
from technical.indicators import SSLChannels, chaikin_money_flow, ichimoku, vwma
from technical.indicators.supertrend import supertrend

from freqtrade.strategy import IStrategy


class TrendStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        heikinashi = qtpylib.heikinashi(dataframe)
        dataframe["ha_open"], dataframe["ha_close"] = heikinashi["open"], heikinashi["close"]
        dataframe["ha_high"], dataframe["ha_low"] = heikinashi["high"], heikinashi["low"]
        dataframe["ha_ema"] = ta.EMA(heikinashi, timeperiod=8)
        dataframe["ha_atr"] = ta.ATR(heikinashi)
        cloud = ichimoku(dataframe)
        for name in ("tenkan_sen", "kijun_sen", "senkou_span_a", "senkou_span_b", "cloud_green", "cloud_red"):
            dataframe[name] = cloud[name]
        dataframe["supertrend"], dataframe["direction"] = supertrend(dataframe, 10, 3)
        keltner = qtpylib.keltner_channel(dataframe, window=20, atrs=2)
        dataframe["kc_upper"], dataframe["kc_lower"] = keltner["upper"], keltner["lower"]
        dataframe["ssl_down"], dataframe["ssl_up"] = SSLChannels(dataframe, 20)
        dataframe["hma"] = qtpylib.hull_moving_average(dataframe["close"], window=16)
        dataframe["vwma"] = vwma(dataframe, 20)
        dataframe["vwap"] = qtpylib.rolling_vwap(dataframe, window=50)
        dataframe["cmf"] = chaikin_money_flow(dataframe, 20)
        dataframe["zscore"] = qtpylib.zscore(dataframe, window=30)
        dataframe["chop"] = qtpylib.chopiness(dataframe, window=14)
        dataframe["true_range"] = qtpylib.true_range(dataframe)
        dataframe["typical"] = qtpylib.typical_price(dataframe)
        dataframe["mid"] = qtpylib.mid_price(dataframe)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        turned = (dataframe["direction"] == "up") & (dataframe["direction"].shift(1) == "down")
        dataframe.loc[turned, ["enter_long", "enter_tag"]] = (1, "supertrend")
        green = dataframe["ha_close"] > dataframe["ha_open"]
        above = dataframe["close"] > dataframe["senkou_span_a"]
        crossed = qtpylib.crossed_above(dataframe["tenkan_sen"], dataframe["kijun_sen"])
        dataframe.loc[green & above & crossed, ["enter_long", "enter_tag"]] = (1, "ichimoku")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        below = qtpylib.crossed(dataframe["close"], dataframe["hma"], "below")
        dataframe.loc[below & (dataframe["zscore"] < 1), ["exit_long", "exit_tag"]] = (1, "hma")
        return dataframe
