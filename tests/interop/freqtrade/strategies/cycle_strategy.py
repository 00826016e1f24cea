"""TA-Lib's rarer functions: cycles, adaptive averages, statistics, positions of extremes."""

import pandas_ta as pta
import talib.abstract as ta
from pandas import DataFrame
from technical import qtpylib

from freqtrade.strategy import IStrategy


class CycleStrategy(IStrategy):
    INTERFACE_VERSION = 3
    timeframe = "5m"
    minimal_roi = {"0": 0.04}
    stoploss = -0.10
    process_only_new_candles = False
    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["trendline"], dataframe["period"] = ta.HT_TRENDLINE(dataframe), ta.HT_DCPERIOD(dataframe)
        dataframe["phase"], dataframe["trendmode"] = ta.HT_DCPHASE(dataframe), ta.HT_TRENDMODE(dataframe)
        phasor = ta.HT_PHASOR(dataframe)
        dataframe["inphase"], dataframe["quadrature"] = phasor["inphase"], phasor["quadrature"]
        adaptive = ta.MAMA(dataframe, fastlimit=0.5, slowlimit=0.05)
        dataframe["mama"], dataframe["fama"] = adaptive["mama"], adaptive["fama"]
        bands = ta.ACCBANDS(dataframe, timeperiod=20)
        dataframe["acc_upper"], dataframe["acc_lower"] = bands["upperband"], bands["lowerband"]
        dataframe["avgdev"] = ta.AVGDEV(dataframe, timeperiod=14)
        dataframe["beta"], dataframe["correl"] = ta.BETA(dataframe, timeperiod=5), ta.CORREL(dataframe, timeperiod=30)
        dataframe["imi"] = ta.IMI(dataframe, timeperiod=14)
        dataframe["slope"] = ta.LINEARREG_SLOPE(dataframe, timeperiod=10)
        dataframe["forecast"] = ta.TSF(dataframe, timeperiod=10)
        ext = ta.MACDEXT(
            dataframe, fastperiod=6, fastmatype=1, slowperiod=13, slowmatype=2, signalperiod=5, signalmatype=0
        )
        dataframe["ext"], dataframe["ext_hist"] = ext["macd"], ext["macdhist"]
        dataframe["sarext"] = ta.SAREXT(dataframe)
        dataframe["midpoint"], dataframe["midprice"] = ta.MIDPOINT(dataframe), ta.MIDPRICE(dataframe)
        dataframe["deviation"] = ta.STDDEV(dataframe, timeperiod=10)
        dataframe["variance"] = ta.VAR(dataframe, timeperiod=10)
        dataframe["at_high"] = ta.MAXINDEX(dataframe, timeperiod=20)
        dataframe["at_low"] = ta.MININDEX(dataframe, timeperiod=20)
        dataframe["sum"] = ta.SUM(dataframe["volume"], timeperiod=12)
        dataframe["cti"] = pta.cti(dataframe["close"], length=20)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        cross = qtpylib.crossed_above(dataframe["mama"], dataframe["fama"])
        dataframe.loc[cross & (dataframe["slope"] >= 0), ["enter_long", "enter_tag"]] = (1, "mama")
        cycle = (dataframe["trendmode"] == 0) & (dataframe["close"] < dataframe["trendline"])
        dataframe.loc[cycle & (dataframe["cti"] < -0.5), ["enter_long", "enter_tag"]] = (1, "cycle")
        still = (dataframe["variance"] == 0) | (dataframe["correl"] == 0) | (dataframe["beta"] == 0)
        dataframe.loc[still & (dataframe["imi"] <= 50), ["enter_long", "enter_tag"]] = (1, "still")
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        newer = dataframe["at_low"] > dataframe["at_high"]
        dataframe.loc[newer & (dataframe["close"] < dataframe["forecast"]), ["exit_long", "exit_tag"]] = (1, "lows")
        return dataframe
