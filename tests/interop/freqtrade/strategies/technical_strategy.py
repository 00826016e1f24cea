"""The rarer indicators of the package technical."""

from pandas import DataFrame
from technical import qtpylib
from technical.indicators import MADR, RMI, TKE, laguerre, stc, tv_alma, tv_hma, tv_wma, vfi, vpci, vpcii, vwmacd, zema
from technical.pivots_points import pivots_points

from freqtrade.strategy import IStrategy


class TechnicalStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        levels = pivots_points(dataframe, timeperiod=20, levels=2)
        for name in levels.columns:
            dataframe[name] = levels[name]
        dataframe["rmi"] = RMI(dataframe, length=14, mom=3)
        dataframe["tke"], dataframe["tke_ema"] = TKE(dataframe, length=10, emaperiod=4)
        dataframe["vfi"], dataframe["vfima"], dataframe["vfi_hist"] = vfi(dataframe, length=40)
        dataframe["laguerre"] = laguerre(dataframe, gamma=0.6)
        dataframe["stc"] = stc(dataframe, fast=12, slow=26, length=8)
        dataframe["vpci"], dataframe["vpcii"] = vpci(dataframe), vpcii(dataframe)
        volume_macd = vwmacd(dataframe.copy())
        for name in ("vwmacd", "signal", "hist"):
            dataframe[name] = volume_macd[name]
        dataframe["zema"] = zema(dataframe, period=10)
        dataframe["tv_wma"], dataframe["tv_hma"] = tv_wma(dataframe, length=9), tv_hma(dataframe, length=9)
        dataframe["tv_alma"] = tv_alma(dataframe, length=8, offset=1, sigma=6)
        rate = MADR(dataframe.copy(), length=15)
        dataframe["madr"], dataframe["madr_plus"] = rate["rate"], rate["plusdev"]
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[(dataframe["rmi"] < 30) & (dataframe["tke"] < 45), ["enter_long", "enter_tag"]] = (1, "low")
        turn = (dataframe["madr"] > 0) & (dataframe["vfi_hist"] >= 0)
        dataframe.loc[turn & (dataframe["close"] > dataframe["pivot"]), ["enter_long", "enter_tag"]] = (1, "up")
        still = (dataframe["laguerre"] == 0) | (dataframe["stc"] <= 0)
        dataframe.loc[still, ["enter_long", "enter_tag"]] = (1, "still")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        below = qtpylib.crossed_below(dataframe["vwmacd"], dataframe["signal"])
        rule = below | (dataframe["vpci"] < dataframe["vpcii"]) & (dataframe["laguerre"] > 0.8)
        dataframe.loc[rule, ["exit_long", "exit_tag"]] = (1, "technical")
        return dataframe
