"""Writes tests/fixtures/ta_golden.json: what TA-Lib and technical make of candles, for the tests of `ta` and `qtpylib`.

    python tools/make_ta_golden.py tests/fixtures/ta_golden.json

The candles: a random walk with a flat stretch without volume, constant prices, missing values in front and in between, fewer rows
than any period, one row, none, and nothing but missing values. A case: {"library", "name" as ours is called, "input", "options" as
ours are ("of" names the column that is handed over in place of the frame), "expected": a list, or lists by the name of the output}.
Numbers have twelve digits.
"""

import json
import random
import sys
import warnings

import numpy as np
import pandas as pd
import talib.abstract as ta
from technical import indicators, qtpylib

warnings.simplefilter("ignore")
rng = random.Random(11)
COLUMNS = ["open", "high", "low", "close", "volume"]


def walk(rows, flat=()):
    close, found = 100.0, []
    for row in range(rows):
        opened = close
        if row in flat:
            found.append([opened] * 4 + [0.0])
            continue
        close = round(close + rng.uniform(-1, 1) + 0.3 * np.sin(row / 9), 4)
        high = max(opened, close) + rng.uniform(0, 0.5)
        low = min(opened, close) - rng.uniform(0, 0.5)
        found.append([round(v, 4) for v in (opened, high, low, close, rng.uniform(1, 90))])
    return pd.DataFrame(found, columns=COLUMNS, dtype="float64")


def with_holes(frame, holes):
    frame = frame.copy()
    for column, rows in holes.items():
        frame.loc[rows, column] = np.nan
    return frame


FLAT = pd.DataFrame([[3.3] * 4 + [7.0]] * 60, columns=COLUMNS)
EVERY = dict.fromkeys(COLUMNS, list(range(7)))
INPUTS = {
    "walk": walk(190, range(110, 132)),
    "flat": FLAT,
    "lead": with_holes(walk(80), {**EVERY, "close": list(range(9)), "low": [0, 1]}),
    "gaps": with_holes(walk(190), {"close": [61], "high": [64], "low": [66, 67], "open": [70], "volume": [75]}),
    "gap": with_holes(walk(120), dict.fromkeys(COLUMNS, [40])),
    "short": walk(5),
    "one": walk(1),
    "none": walk(0),
    "gone": with_holes(walk(6), dict.fromkeys(COLUMNS, list(range(6)))),
}



def generated():
    """A few rows, some of them missing, equal, or without range or volume."""
    frame = walk(rng.choice([2, 5, 9, 20, 35, 50]))
    if rng.random() < 0.3:
        frame = frame.round(0)
    for column in COLUMNS:
        if rng.random() < 0.4:
            frame.loc[[row for row in frame.index if rng.random() < 0.04], column] = np.nan
        if rng.random() < 0.3:
            frame.loc[: rng.randrange(6), column] = np.nan
    if rng.random() < 0.3:
        start = rng.randrange(len(frame))
        frame.loc[start:start + 9, ["open", "high", "low", "close"]] = 50.0
    if rng.random() < 0.2:
        frame.loc[rng.randrange(len(frame)):, "volume"] = 0.0
    return frame


GENERATED = [f"generated {i}" for i in range(60)]
INPUTS.update({name: generated() for name in GENERATED})

SINGLE = ["RSI", "SMA", "EMA", "WMA", "DEMA", "TEMA", "TRIMA", "KAMA", "T3", "HMA", "RMA", "ZLEMA", "VWMA", "BBANDS", "MIDPOINT",
          "MIDPRICE", "DONCHIAN", "SUPERTREND", "ATR", "NATR", "ADX", "ADXR", "DX", "PLUS_DI", "MINUS_DI", "PLUS_DM", "MINUS_DM",
          "CCI", "MFI", "WILLR", "ROC", "ROCP", "ROCR", "ROCR100", "MOM", "AROON", "AROONOSC", "CMO", "TRIX", "STDDEV", "VAR",
          "LINEARREG", "LINEARREG_SLOPE", "LINEARREG_INTERCEPT", "LINEARREG_ANGLE", "TSF", "MAX", "MIN", "SUM", "CMF"]
WITH_ONE = ["SMA", "EMA", "WMA", "DEMA", "TEMA", "TRIMA", "KAMA", "T3", "HMA", "RMA", "ZLEMA", "VWMA", "ATR", "NATR", "PLUS_DI",
            "MINUS_DI", "PLUS_DM", "MINUS_DM", "ROC", "MOM", "TRIX", "VAR"]
NO_OPTIONS = ["TRANGE", "BOP", "OBV", "AD", "VWAP", "HA", "TYPPRICE", "MEDPRICE", "AVGPRICE", "WCLPRICE", "HT_SINE"]
OTHERS = {
    "MACD": [{}, {"fastperiod": 5, "slowperiod": 9, "signalperiod": 4}, {"fastperiod": 9, "slowperiod": 5, "signalperiod": 1}],
    "APO": [{}, {"fastperiod": 3, "slowperiod": 7, "matype": 0}, {"fastperiod": 7, "slowperiod": 3, "matype": 2}],
    "PPO": [{}, {"fastperiod": 3, "slowperiod": 7, "matype": 0}],
    "BBANDS": [{"timeperiod": 5, "nbdevup": 1.5, "nbdevdn": 3.0, "matype": 1}, {"timeperiod": 6, "matype": 3}],
    "STOCH": [{}, {"fastk_period": 9, "slowk_period": 4, "slowk_matype": 1, "slowd_period": 2, "slowd_matype": 3},
              {"fastk_period": 1, "slowk_period": 1, "slowd_period": 1}],
    "STOCHF": [{}, {"fastk_period": 14, "fastd_period": 5, "fastd_matype": 2}, {"fastk_period": 6, "fastd_period": 1}],
    "STOCHRSI": [{}, {"timeperiod": 7, "fastk_period": 7, "fastd_period": 2, "fastd_matype": 1}],
    "ADOSC": [{}, {"fastperiod": 8, "slowperiod": 4}],
    "ULTOSC": [{}, {"timeperiod1": 9, "timeperiod2": 3, "timeperiod3": 5}],
    "SAR": [{}, {"acceleration": 0.05, "maximum": 0.1}, {"acceleration": 0.5, "maximum": 0.2}],
    "KC": [{}, {"timeperiod": 5, "atrperiod": 9, "nbdev": 1.5}, {"timeperiod": 9, "atrperiod": 1}],
    "AO": [{}, {"fastperiod": 7, "slowperiod": 3}],
    "T3": [{"timeperiod": 3, "vfactor": 0.2}],
    "STDDEV": [{"timeperiod": 4, "nbdev": 2.0}],
    "SUPERTREND": [{"timeperiod": 4, "multiplier": 1.0}],
    "RSI": [{"timeperiod": 5, "price": "open"}],
    "MA": [{"timeperiod": 6, "matype": m} for m in (0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 13)],
}

# ours: (technical's function, a call of it by the frame), options as ours are; each on every input but those it refuses
QTPYLIB = [
    ("typicalPrice", {}, lambda f: qtpylib.typical_price(f)),
    ("midPrice", {}, lambda f: qtpylib.mid_price(f)),
    ("ibs", {}, lambda f: qtpylib.ibs(f)),
    ("trueRange", {}, lambda f: qtpylib.true_range(f)),
    ("atr", {}, lambda f: qtpylib.atr(f)),
    ("atr", {"window": 5, "exp": True}, lambda f: qtpylib.atr(f, 5, exp=True)),
    ("heikinashi", {}, lambda f: qtpylib.heikinashi(f)),
    ("rollingVwap", {"window": 7}, lambda f: qtpylib.rolling_vwap(f, window=7)),
    ("rollingVwap", {"window": 30, "minPeriods": 1}, lambda f: qtpylib.rolling_vwap(f, window=30, min_periods=1)),
    ("keltnerChannel", {}, lambda f: qtpylib.keltner_channel(f)),
    ("keltnerChannel", {"window": 6, "atrs": 1.5}, lambda f: qtpylib.keltner_channel(f, window=6, atrs=1.5)),
    ("awesomeOscillator", {"fast": 3, "slow": 5}, lambda f: qtpylib.awesome_oscillator(f, fast=3, slow=5)),
    ("awesomeOscillator", {"weighted": True}, lambda f: qtpylib.awesome_oscillator(f, weighted=True)),
    ("stoch", {}, lambda f: pd.concat([qtpylib.stoch(f, fast=True), qtpylib.stoch(f)], axis=1)),
    ("stoch", {"window": 6, "d": 2, "k": 4}, lambda f: pd.concat([
        qtpylib.stoch(f, 6, 2, 4, fast=True), qtpylib.stoch(f, 6, 2, 4)], axis=1)),
    ("pvt", {}, lambda f: qtpylib.pvt(f)),
    ("chopiness", {}, lambda f: qtpylib.chopiness(f)),
    ("zscore", {"window": 5, "stds": 2}, lambda f: qtpylib.zscore(f, window=5, stds=2)),
    ("ichimoku", {}, lambda f: indicators.ichimoku(f)),
    ("ichimoku", {"conversionLinePeriod": 3, "baseLinePeriods": 5, "lagginSpan": 9, "displacement": 4},
     lambda f: indicators.ichimoku(f, 3, 5, 9, 4)),
    ("supertrend", {}, lambda f: dict(zip("01", indicators.supertrend(f)))),
    ("supertrend", {"period": 4, "multiplier": 1}, lambda f: dict(zip("01", indicators.supertrend(f, 4, 1)))),
    ("vwma", {"window": 6}, lambda f: indicators.vwma(f, 6)),
    ("chaikinMoneyFlow", {}, lambda f: indicators.chaikin_money_flow(f)),
    ("williamsPercent", {"period": 5}, lambda f: indicators.williams_percent(f, 5)),
    ("sslChannels", {}, lambda f: dict(zip("01", indicators.SSLChannels(f)))),
    ("sslChannels", {"length": 5, "mode": "ema"}, lambda f: dict(zip("01", indicators.SSLChannels(f, 5, "ema")))),
]
OF_CLOSE = [
    ("bollingerBands", {}, lambda s: qtpylib.bollinger_bands(s)),
    ("bollingerBands", {"window": 7, "stds": 1}, lambda s: qtpylib.bollinger_bands(s, 7, 1)),
    ("weightedBollingerBands", {"window": 6}, lambda s: qtpylib.weighted_bollinger_bands(s, 6)),
    ("rollingMean", {"window": 6}, lambda s: qtpylib.rolling_mean(s, 6)),
    ("rollingStd", {"window": 6, "minPeriods": 3}, lambda s: qtpylib.rolling_std(s, 6, 3)),
    ("rollingMin", {}, lambda s: qtpylib.rolling_min(s)),
    ("rollingMax", {"minPeriods": 1}, lambda s: qtpylib.rolling_max(s, min_periods=1)),
    ("rollingWeightedMean", {"window": 9}, lambda s: qtpylib.rolling_weighted_mean(s, 9)),
    ("hullMovingAverage", {"window": 9}, lambda s: qtpylib.hull_moving_average(s, 9)),
    ("zlema", {"window": 9}, lambda s: qtpylib.zlema(s, 9)),
    ("macd", {}, lambda s: qtpylib.macd(s)),
    ("roc", {}, lambda s: qtpylib.roc(s)),
    ("returns", {}, lambda s: qtpylib.returns(s)),
    ("logReturns", {}, lambda s: qtpylib.log_returns(s)),
]


def plain(value):
    if isinstance(value, (pd.DataFrame, dict)):
        return {str(name): plain(value[name]) for name in value}
    if isinstance(value, (pd.Series, np.ndarray, list)):
        return [plain(v) for v in value]
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if np.isnan(value):
        return None
    if np.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return float(f"{value:.12g}")


CASES = []


def case(library, name, source, options, result):
    CASES.append({"library": library, "name": name, "input": source, "options": options, "expected": plain(result)})


def of_talib(name, options, sources):
    for source in sources:
        frame = INPUTS[source]
        if len(frame) == 0:
            # talib.abstract refuses an empty frame: its outputs have no rows
            names = ta.Function(name).output_names
            case("ta", name, source, options, [] if len(names) == 1 else {output: [] for output in names})
            continue
        case("ta", name, source, options, getattr(ta, name)(frame, **options))


def of_technical(name, options, compute, of_close):
    for source, frame in INPUTS.items():
        if source in GENERATED and rng.random() > 0.1:
            continue
        try:
            result = compute(frame["close"].copy() if of_close else frame.copy())
        except (ValueError, KeyError, IndexError):
            # windows longer than the data are an error to some of them; ours are missing there
            continue
        case("qtpylib", name, source, {**options, **({"of": "close"} if of_close else {})}, result)


def main(path):
    listed = [name for name in INPUTS if name not in GENERATED]
    edges = [name for name in listed if name not in ("walk", "gaps")]
    for name in SINGLE:
        of_talib(name, {}, edges)
        of_talib(name, {"timeperiod": 4}, listed)
        of_talib(name, {"timeperiod": 13}, ["walk", "gap"])
    for name in WITH_ONE:
        of_talib(name, {"timeperiod": 1}, ["gap", "one"])
    for name in NO_OPTIONS:
        of_talib(name, {}, listed)
    for name, many in OTHERS.items():
        for options in many:
            of_talib(name, options, ["walk", "flat", "lead", "gap", "short"] if options else listed)
    for name in SINGLE:
        for source in rng.sample(GENERATED, 14):
            of_talib(name, {"timeperiod": rng.choice([2, 2, 3, 5, 7])}, [source])
    for name in NO_OPTIONS:
        of_talib(name, {}, rng.sample(GENERATED, 14))
    for name, many in OTHERS.items():
        for options in many:
            of_talib(name, options, rng.sample(GENERATED, 6))
    for name, options, compute in QTPYLIB:
        of_technical(name, options, compute, False)
    for name, options, compute in OF_CLOSE:
        of_technical(name, options, compute, True)
    with open(path, "w") as file:
        inputs = json.dumps({name: plain(frame) for name, frame in INPUTS.items()})
        cases = ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES)
        file.write('{"inputs": ' + inputs + ', "cases": [\n' + cases + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1])
