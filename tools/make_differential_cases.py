"""Writes tests/fixtures/differential.json.gz: random expressions over random candles, and the bits of what pandas, NumPy, TA-Lib and
technical make of them.

    python tools/make_differential_cases.py tests/fixtures/differential.json.gz
    python tools/make_differential_cases.py --show 17       all cells of one case
    python tools/make_differential_cases.py --full PATH     all cells of all cases, uncompressed, to look for a difference
    ... --seed 9 --cases 20000                              other cases

An expression is [operation, argument, ...]: an argument that is a list is an expression itself, any other a constant ({"list": [...]}
is a constant list). The operations are called as the methods of ours that they test, so the TypeScript side needs no table of them. A
case: {"frame", "expression", "rows", "hash", "samples"}. The hash is that of the result's cells (see `digest`), the samples are some
of its rows with their bits in hexadecimal, for the message of a test that fails.

The candles: random walks with full digits or rounded as exchanges do, dead and stuck markets, prices of 0 and below, holes, leading
holes, infinities, jumps by many orders of magnitude, tiny and huge prices, ties, few rows and none.
"""

import argparse
import base64
import gzip
import json
import random
import struct
import warnings
from functools import reduce

import numpy as np
import pandas as pd
import talib.abstract as ta
from technical import indicators, qtpylib

warnings.simplefilter("ignore")
np.seterr(all="ignore")

PRICES = ["open", "high", "low", "close"]
CANDLES = [*PRICES, "volume"]
NUMBERS = [*CANDLES, "noise", "ties", "holed"]


# ---------------------------------------------------------------- frames

def walk(rng, rows, price=100.0, step=0.01, decimals=4, dead=0.0, flat=0.0):
    """Candles; `dead` and `flat` are how likely a stretch without trades, or with trades at one price, is to begin."""
    close, found, mode = price, [], "live"
    for _ in range(rows):
        if rng.random() < 0.05:
            mode = "dead" if rng.random() < dead else "flat" if rng.random() < flat else "live"
        opened = close
        if mode != "live":
            found.append([opened] * 4 + [0.0 if mode == "dead" else rng.uniform(1, 9)])
            continue
        close = abs(close * (1 + rng.gauss(0, step)))
        high = max(opened, close) * (1 + abs(rng.gauss(0, step / 2)))
        low = min(opened, close) * (1 - abs(rng.gauss(0, step / 2)))
        volume = 0.0 if rng.random() < 0.05 else rng.uniform(0, 1000)
        row = [opened, high, low, close, volume]
        if decimals is not None:
            row = [round(value, decimals) for value in row]
        close = row[3]
        found.append(row)
    return pd.DataFrame(found, columns=CANDLES, dtype="float64")


def scattered(rng, frame, value, share, columns=CANDLES):
    frame = frame.copy()
    for column in columns:
        frame.loc[np.array([rng.random() < share for _ in range(len(frame))], dtype=bool), column] = value
    return frame


def led(rng, frame):
    frame = frame.copy()
    for column in CANDLES:
        frame.loc[: rng.randrange(8), column] = np.nan
    return frame


def scaled(frame, factor):
    frame = frame.copy()
    frame[PRICES] *= factor
    return frame


def jumping(rng, frame):
    frame = frame.copy()
    start = rng.randrange(20, 100)
    frame.loc[start:start + rng.randrange(1, 30), PRICES] *= 10.0 ** rng.choice([8, 12, 16, -8, -12])
    return frame


def below_zero(frame):
    frame = frame.copy()
    frame[PRICES] -= 100
    return frame


def stuck(rng, rows):
    frame = walk(rng, rows)
    frame[PRICES] = rng.choice([3.3, 0.1, 0.0, 123.456, 1e-9])
    if rng.random() < 0.5:
        frame["volume"] = 0.0
    return frame


KINDS = {
    "walk": lambda rng: walk(rng, rng.choice([60, 120, 200])),
    "raw": lambda rng: walk(rng, rng.choice([60, 120, 200]), decimals=None),
    "dead": lambda rng: walk(rng, 200, dead=0.7, flat=0.3, decimals=rng.choice([2, 4])),
    "dead raw": lambda rng: walk(rng, 200, dead=0.7, flat=0.3, decimals=None),
    "cheap": lambda rng: walk(rng, 160, price=3e-7, decimals=10, dead=0.3),
    "dear": lambda rng: walk(rng, 160, price=61234.5, decimals=1, step=1e-4, dead=0.3),
    "grid": lambda rng: walk(rng, 150, price=20, decimals=0, step=0.03),
    "holes": lambda rng: scattered(rng, walk(rng, 150, dead=0.3), np.nan, 0.01),
    "hole": lambda rng: scattered(rng, walk(rng, 150, dead=0.3), np.nan, 0.003),
    "lead": lambda rng: led(rng, walk(rng, 150)),
    "zero": lambda rng: scattered(rng, walk(rng, 150, dead=0.3), 0.0, 0.02),
    "infinite": lambda rng: scattered(rng, walk(rng, 150, dead=0.3), np.inf, 0.01),
    "infinities": lambda rng: scattered(rng, scattered(rng, walk(rng, 150), -np.inf, 0.004), np.inf, 0.004),
    "below zero": lambda rng: below_zero(walk(rng, 150, dead=0.3)),
    "jump": lambda rng: jumping(rng, walk(rng, 150, dead=0.3)),
    "tiny": lambda rng: scaled(walk(rng, 150, dead=0.3), 1e-300),
    "huge": lambda rng: scaled(walk(rng, 150, dead=0.3), 1e300),
    "small": lambda rng: scaled(walk(rng, 150, dead=0.3), 1e-16),
    "stuck": lambda rng: stuck(rng, 100),
    "short": lambda rng: walk(rng, rng.choice([1, 2, 3, 5, 9, 20])),
    "none": lambda rng: walk(rng, 0),
}


def with_other_columns(rng, frame):
    rows = len(frame)
    start = 1_700_000_000_000 + rng.randrange(10**8) * 1000
    frame["noise"] = [rng.choice([0.0, -0.0, np.nan, np.inf, -np.inf, 1.0, -1.0]) if rng.random() < 0.1 else
                      rng.uniform(-3, 3) for _ in range(rows)]
    frame["ties"] = [float(rng.randrange(-2, 4)) for _ in range(rows)]
    frame["holed"] = [np.nan if rng.random() < 0.2 else rng.uniform(0, 50) for _ in range(rows)]
    frame = frame.astype("float64")
    frame["date"] = pd.to_datetime([start + row * 300_000 for row in range(rows)], unit="ms", utc=True)
    frame["flag"] = pd.Series([rng.random() < 0.5 for _ in range(rows)], dtype=bool)
    frame["tag"] = pd.Series([rng.choice([None, None, "rsi", "macd_cross", "", "x"]) for _ in range(rows)], dtype="str")
    return frame


# ---------------------------------------------------------------- operations in Python

def rolling(s, window, options):
    return s.rolling(window, min_periods=options.get("minPeriods"))


def ewm(s, options):
    names = {"minPeriods": "min_periods", "ignoreNa": "ignore_na"}
    return s.ewm(**{names.get(name, name): value for name, value in options.items()})


def cells(mask):
    """A comparison's or another mask's cells; a missing cell of a mask is false in ours."""
    return pd.Series(mask).fillna(False).astype(bool)


def crossed(direction):
    return lambda a, b: cells(getattr(qtpylib, f"crossed_{direction}")(a, b))


def difference(s, periods):
    """That of dates is in milliseconds in ours."""
    found = s.diff(periods)
    return found / pd.Timedelta(1, "ms") if found.dtype.kind == "m" else found


METHODS = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "mod": lambda a, b: a % b,
    "floordiv": lambda a, b: a // b,
    "rsub": lambda a, b: b - a,
    "rdiv": lambda a, b: b / a,
    "neg": lambda a: -a,
    "abs": lambda a: a.abs(),
    "sqrt": np.sqrt,
    "shift": lambda a, n, fill=None: a.shift(n) if fill is None else a.shift(n, fill_value=fill),
    "diff": difference,
    "pctChange": lambda a, n: a.pct_change(n),
    "clip": lambda a, low, high: a.clip(low, high),
    "round": lambda a, n: a.round(n),
    "fillna": lambda a, b: a.fillna(b),
    "where": lambda a, mask, b=np.nan: a.where(mask, b),
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "not": lambda a: ~a,
    "between": lambda a, low, high, inclusive="both": a.between(low, high, inclusive=inclusive),
    "isin": lambda a, values: a.isin([np.nan if value is None else value for value in values]),
    "rolling": rolling,
    "ewm": ewm,
    "quantile": lambda a, *rest: a.quantile(*rest),
    "rank": lambda a, options: a.rank(**options),
    "std": lambda a, ddof=1: a.std(ddof=ddof),
    "var": lambda a, ddof=1: a.var(ddof=ddof),
    "crossedAbove": crossed("above"),
    "crossedBelow": crossed("below"),
    "minimum": lambda a, b: pd.Series(np.minimum(a, b)),
    "maximum": lambda a, b: pd.Series(np.maximum(a, b)),
    "isClose": lambda a, b, options: pd.Series(np.isclose(a, b, **spelled(options))),
    "nanToNum": lambda a, options: pd.Series(np.nan_to_num(a, **options)),
    "interpolate": lambda a: a.interpolate(),
    "groupby": lambda a, key: a.groupby(key),
    "cumcount": lambda a: a.cumcount().astype("float64"),
    "floor": lambda a, frequency: a.floor(frequency),
    "str": lambda a: a.str,
    "contains": lambda a, text: cells(a.contains(text, regex=False)),
    "startsWith": lambda a, text: cells(a.startswith(text)),
    "endsWith": lambda a, text: cells(a.endswith(text)),
    "dt": lambda a: a.dt,
    # pandas' integers may overflow, ours are doubles
    "dayofweek": lambda a: a.day_of_week.astype("float64"),
    "dayofyear": lambda a: a.day_of_year.astype("float64"),
}
for name in ("gt", "ge", "lt", "le", "eq", "ne"):
    METHODS[name] = lambda a, b, name=name: getattr(a, name)(b)
for name in ("cumsum", "cumprod", "cummax", "cummin", "ffill", "bfill", "isna", "notna", "mean", "sum", "min", "max", "median", "count",
             "any", "all", "upper", "len"):
    METHODS[name] = lambda a, name=name: getattr(a, name)()
for name in ("hour", "minute", "second", "day", "month", "year"):
    METHODS[name] = lambda a, name=name: getattr(a, name).astype("float64")

SPELLED = {"conversionLinePeriod": "conversion_line_period", "baseLinePeriods": "base_line_periods", "lagginSpan": "laggin_span",
           "minPeriods": "min_periods", "equalNan": "equal_nan"}


def spelled(options):
    return {SPELLED.get(name, name): value for name, value in options.items()}


def named(*names):
    return lambda series: dict(zip(names, series))


QTPYLIB = {
    "typicalPrice": qtpylib.typical_price,
    "midPrice": qtpylib.mid_price,
    "ibs": qtpylib.ibs,
    "trueRange": qtpylib.true_range,
    "atr": qtpylib.atr,
    "heikinashi": lambda f: qtpylib.heikinashi(f[CANDLES]),
    "rollingVwap": qtpylib.rolling_vwap,
    "keltnerChannel": qtpylib.keltner_channel,
    "awesomeOscillator": qtpylib.awesome_oscillator,
    "stoch": lambda f, **options: pd.concat([qtpylib.stoch(f, **options, fast=True), qtpylib.stoch(f, **options)], axis=1),
    "pvt": qtpylib.pvt,
    "zscore": qtpylib.zscore,
    "ichimoku": indicators.ichimoku,
    "supertrend": lambda f, **options: named("0", "1")(indicators.supertrend(f[CANDLES].copy(), **options)),
    "vwma": lambda f, window: indicators.vwma(f, window),
    "chaikinMoneyFlow": indicators.chaikin_money_flow,
    "williamsPercent": indicators.williams_percent,
    "sslChannels": lambda f, **options: named("0", "1")(indicators.SSLChannels(f.copy(), **options)),
    "bollingerBands": qtpylib.bollinger_bands,
    "weightedBollingerBands": qtpylib.weighted_bollinger_bands,
    "rollingMean": qtpylib.rolling_mean,
    "rollingStd": qtpylib.rolling_std,
    "rollingMin": qtpylib.rolling_min,
    "rollingMax": qtpylib.rolling_max,
    "rollingWeightedMean": qtpylib.rolling_weighted_mean,
    "hullMovingAverage": qtpylib.hull_moving_average,
    "zlema": qtpylib.zlema,
    "macd": qtpylib.macd,
    "roc": qtpylib.roc,
    "returns": qtpylib.returns,
}


def evaluate(frame, expression):
    if isinstance(expression, dict) and "list" in expression:
        return expression["list"]
    if not isinstance(expression, list):
        return expression
    name, *arguments = expression
    if name == "col":
        return frame[arguments[0]]
    if name == "frame":
        return frame
    values = [evaluate(frame, argument) for argument in arguments]
    if name == "get":
        return pd.Series(values[0][values[1]])
    if name in ("allOf", "anyOf"):
        return reduce((lambda x, y: x & y) if name == "allOf" else (lambda x, y: x | y), values)
    if name == "np.where":
        return pd.Series(np.where(*values))
    library, _, function = name.partition(".")
    if library == "ta":
        source, options = values
        found = getattr(ta, function)(source[CANDLES] if isinstance(source, pd.DataFrame) else source, **options)
        # of a Series TA-Lib makes arrays
        return pd.Series(found) if isinstance(found, np.ndarray) else found
    if library == "qtpylib":
        source, options = values
        return QTPYLIB[function](source.copy(), **spelled(options))
    return METHODS[name](*values)


# ---------------------------------------------------------------- random expressions

class Maker:
    """Makes random expressions; each method returns one of a kind."""

    def __init__(self, rng):
        self.rng = rng

    def pick(self, *makers):
        return self.rng.choice(makers)()

    def period(self, least=2):
        return self.rng.choice([least, self.rng.randint(least, 8), self.rng.randint(max(2, least), 40), 14, 20])

    def column(self):
        return ["col", self.rng.choice(NUMBERS if self.rng.random() < 0.4 else CANDLES)]

    def scalar(self):
        return self.rng.choice([0, 1, -1, 2, 0.5, -3, 100, 1e-7, round(self.rng.uniform(-5, 105), 3)])

    def numbers(self, depth):
        if depth <= 0:
            return self.column()
        makers = [self.arithmetic, self.arithmetic, self.elementwise, self.windowed, self.windowed, self.windowed, self.weighted,
                  self.talib, self.talib, self.talib, self.technical, self.chosen]
        return self.rng.choice(makers)(depth)

    def arithmetic(self, depth):
        name = self.rng.choice(["add", "sub", "sub", "mul", "div", "div", "mod", "floordiv", "rsub", "rdiv"])
        left = self.numbers(depth - 1)
        if name in ("rsub", "rdiv"):
            return [name, left, self.scalar()]
        return [name, left, self.numbers(depth - 1) if self.rng.random() < 0.6 else self.scalar()]

    def elementwise(self, depth):
        inner = self.numbers(depth - 1)
        return self.pick(
            lambda: [self.rng.choice(["neg", "abs", "sqrt", "cumsum", "cumprod", "cummax", "cummin", "ffill", "bfill"]), inner],
            lambda: ["shift", inner, self.rng.choice([1, 1, 2, 3, -1, 0, 30])],
            lambda: [self.rng.choice(["diff", "pctChange"]), inner, self.rng.choice([1, 1, 2, 5, -1])],
            lambda: ["clip", inner, *self.rng.choice([(0, 50), (None, 1), (-1, None), (-2.5, 2.5)])],
            lambda: ["round", inner, self.rng.choice([0, 1, 2, 4, 8, -1])],
            lambda: ["fillna", inner, self.scalar()],
            lambda: [self.rng.choice(["minimum", "maximum"]), inner,
                     self.numbers(depth - 1) if self.rng.random() < 0.6 else self.scalar()],
            lambda: ["nanToNum", inner, self.rng.choice([{}, {"nan": 1.5}, {"nan": -1, "posinf": 9, "neginf": -9}])],
            lambda: ["interpolate", inner],
            lambda: [self.rng.choice(["cumcount", "cumsum"]), ["groupby", inner, self.run(depth - 1)]],
        )

    def run(self, depth):
        """A key that changes with each change of a state."""
        state = self.mask(depth) if self.rng.random() < 0.7 else ["col", self.rng.choice(["ties", "tag"])]
        if state == ["col", "tag"]:
            return state
        return ["cumsum", ["ne", state, ["shift", state, 1]]]

    def windowed(self, depth):
        window = self.rng.choice([1, 2, 3, 5, 14, 20, 20, 50, self.rng.randint(2, 60)])
        least = self.rng.choice([window, window, window, 1, min(2, window), 0 if self.rng.random() < 0.3 else 1])
        options = {} if least == window and self.rng.random() < 0.8 else {"minPeriods": least}
        rolled = ["rolling", self.numbers(depth - 1), window, options]
        name = self.rng.choice(["mean", "mean", "mean", "sum", "std", "std", "std", "var", "min", "max", "median", "quantile", "rank",
                                "count"])
        if name in ("std", "var"):
            return [name, rolled, *self.rng.choice([(), (0,)])]
        if name == "quantile":
            return [name, rolled, self.rng.choice([0.1, 0.25, 0.5, 0.9]),
                    self.rng.choice(["linear", "lower", "higher", "midpoint", "nearest"])]
        if name == "rank":
            return [name, rolled, {"method": self.rng.choice(["average", "min", "max"]), "ascending": self.rng.random() < 0.5,
                                   "pct": self.rng.random() < 0.5}]
        return [name, rolled]

    def weighted(self, depth):
        how = self.rng.choice([{"span": self.period(1)}, {"span": self.period(1)}, {"alpha": self.rng.choice([0.1, 0.5, 1 / 14, 1])},
                               {"com": self.rng.choice([0.5, 1, 2.5, 13])}])
        options = dict(how)
        if self.rng.random() < 0.5:
            options["adjust"] = False
        if self.rng.random() < 0.2:
            options["ignoreNa"] = True
        if self.rng.random() < 0.3:
            options["minPeriods"] = self.rng.choice([0, 1, 5, 14])
        weighted = ["ewm", self.numbers(depth - 1), options]
        name = self.rng.choice(["mean", "mean", "std", "var"])
        return [name, weighted]

    def chosen(self, depth):
        return self.pick(
            lambda: ["where", self.numbers(depth - 1), self.mask(depth - 1), *self.rng.choice([(), (self.scalar(),)])],
            lambda: ["np.where", self.mask(depth - 1), self.numbers(depth - 1), self.scalar()],
            lambda: [self.rng.choice(["hour", "minute", "second", "day", "month", "year", "dayofweek", "dayofyear"]),
                     ["dt", ["col", "date"]]],
            lambda: ["diff", ["floor", ["dt", ["col", "date"]], self.rng.choice(["15min", "1h", "4h", "1D", "30s"])], 1],
        )

    def mask(self, depth):
        if depth <= 0:
            return self.rng.choice([["col", "flag"], ["gt", self.column(), self.scalar()], ["lt", self.column(), self.column()]])
        return self.pick(
            lambda: [self.rng.choice(["gt", "ge", "lt", "le", "eq", "ne"]), self.numbers(depth - 1), self.numbers(depth - 1)],
            lambda: [self.rng.choice(["gt", "ge", "lt", "le", "eq", "ne"]), self.numbers(depth - 1), self.scalar()],
            lambda: [self.rng.choice(["crossedAbove", "crossedBelow"]), self.numbers(depth - 1), self.numbers(depth - 1)],
            lambda: [self.rng.choice(["crossedAbove", "crossedBelow"]), self.numbers(depth - 1), self.rng.choice([0, 30, 50, 100])],
            lambda: [self.rng.choice(["and", "or", "xor"]), self.mask(depth - 1), self.mask(depth - 1)],
            lambda: ["not", self.mask(depth - 1)],
            lambda: [self.rng.choice(["allOf", "anyOf"]), *[self.mask(depth - 1) for _ in range(self.rng.randint(1, 4))]],
            lambda: ["isClose", self.numbers(depth - 1), self.numbers(depth - 1),
                     self.rng.choice([{}, {"rtol": 0.01}, {"atol": 0.5, "rtol": 0}, {"equalNan": True}])],
            lambda: [self.rng.choice(["isna", "notna"]), self.numbers(depth - 1)],
            lambda: ["between", self.numbers(depth - 1), self.scalar(), self.scalar(),
                     self.rng.choice(["both", "neither", "left", "right"])],
            lambda: ["isin", self.column(), {"list": [0, 1.5, None, 2]}],
            lambda: [self.rng.choice(["contains", "startsWith", "endsWith"]), ["str", ["col", "tag"]], self.rng.choice(["r", "", "x"])],
        )

    def text(self):
        tag = ["col", "tag"]
        return self.pick(
            lambda: ["ffill", tag], lambda: ["bfill", tag], lambda: ["fillna", tag, "none"], lambda: ["add", tag, "!"],
            lambda: ["shift", tag, self.rng.choice([1, -1])], lambda: ["upper", ["str", tag]], lambda: ["add", ["ffill", tag], "?"],
            lambda: ["fillna", ["ffill", tag], "first"],
        )

    def reduced(self, depth):
        inner = self.numbers(depth)
        return self.pick(
            lambda: [self.rng.choice(["mean", "sum", "min", "max", "median", "std", "var", "count"]), inner],
            lambda: ["quantile", inner, self.rng.choice([0, 0.1, 0.5, 0.77, 1])],
            lambda: [self.rng.choice(["any", "all"]), self.mask(depth)],
        )

    def candles(self):
        return ["frame"]

    def talib(self, depth):
        name = self.rng.choice(list(TALIB))
        options, outputs = TALIB[name](self)
        source = ["frame"] if name in OF_CANDLES or self.rng.random() < 0.6 else self.numbers(depth - 1)
        call = [f"ta.{name}", source, options]
        return call if outputs is None else ["get", call, self.rng.choice(outputs)]

    def technical(self, depth):
        name = self.rng.choice(list(TECHNICAL))
        options, outputs = TECHNICAL[name](self)
        source = self.numbers(depth - 1) if name in OF_SERIES else ["frame"]
        call = [f"qtpylib.{name}", source, options]
        return call if outputs is None else ["get", call, self.rng.choice(outputs)]

    def ma(self):
        return self.rng.choice([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 13])


BANDS = ["upperband", "middleband", "lowerband"]
ONE_PERIOD = {  # the smallest period
    **dict.fromkeys(["RSI", "CMO", "MIDPOINT", "STDDEV", "LINEARREG", "LINEARREG_SLOPE", "LINEARREG_INTERCEPT", "TSF", "MAX", "MIN",
                     "SUM", "MIDPRICE", "ADX", "ADXR", "DX", "CCI", "MFI", "WILLR", "AROONOSC", "CMF"], 2),
    **dict.fromkeys(["SMA", "EMA", "WMA", "DEMA", "TEMA", "TRIMA", "KAMA", "HMA", "RMA", "ZLEMA", "VWMA", "ROC", "ROCP", "ROCR",
                     "ROCR100", "MOM", "TRIX", "VAR", "ATR", "NATR", "PLUS_DI", "MINUS_DI", "PLUS_DM", "MINUS_DM"], 1),
}
OF_CANDLES = {"MIDPRICE", "ADX", "ADXR", "DX", "CCI", "MFI", "WILLR", "AROONOSC", "CMF", "VWMA", "ATR", "NATR", "PLUS_DI", "MINUS_DI",
              "PLUS_DM", "MINUS_DM", "TRANGE", "BOP", "OBV", "AD", "VWAP", "HA", "TYPPRICE", "MEDPRICE", "AVGPRICE", "WCLPRICE",
              "DONCHIAN", "SUPERTREND", "AROON", "STOCH", "STOCHF", "ADOSC", "ULTOSC", "SAR", "KC", "AO"}
TALIB = {
    **{name: lambda m, least=least: ({"timeperiod": m.period(least)}, None) for name, least in ONE_PERIOD.items()},
    **{name: lambda m: ({}, None) for name in ("TRANGE", "BOP", "OBV", "AD", "VWAP", "TYPPRICE", "MEDPRICE", "AVGPRICE", "WCLPRICE")},
    "HA": lambda m: ({}, ["haopen", "hahigh", "halow", "haclose"]),
    "DONCHIAN": lambda m: ({"timeperiod": m.period()}, BANDS),
    "SUPERTREND": lambda m: ({"timeperiod": m.period(), "multiplier": m.rng.choice([1.0, 3.0])}, ["supertrend", "trend"]),
    "AROON": lambda m: ({"timeperiod": m.period()}, ["aroondown", "aroonup"]),
    "MA": lambda m: ({"timeperiod": m.period(1), "matype": m.ma()}, None),
    "T3": lambda m: ({"timeperiod": m.period(1), "vfactor": m.rng.choice([0.7, 0.2, 1.0, 0.0])}, None),
    "MACD": lambda m: ({"fastperiod": m.period(), "slowperiod": m.period(), "signalperiod": m.period(1)},
                       ["macd", "macdsignal", "macdhist"]),
    "APO": lambda m: ({"fastperiod": m.period(), "slowperiod": m.period(), "matype": m.ma()}, None),
    "PPO": lambda m: ({"fastperiod": m.period(), "slowperiod": m.period(), "matype": m.ma()}, None),
    "BBANDS": lambda m: ({"timeperiod": m.period(), "nbdevup": m.rng.choice([1.0, 2.0, 2.5]), "nbdevdn": m.rng.choice([2.0, 3.0]),
                          "matype": m.ma()}, BANDS),
    "STOCH": lambda m: ({"fastk_period": m.period(1), "slowk_period": m.period(1), "slowk_matype": m.ma(),
                         "slowd_period": m.period(1), "slowd_matype": m.ma()}, ["slowk", "slowd"]),
    "STOCHF": lambda m: ({"fastk_period": m.period(1), "fastd_period": m.period(1), "fastd_matype": m.ma()}, ["fastk", "fastd"]),
    "STOCHRSI": lambda m: ({"timeperiod": m.period(), "fastk_period": m.period(1), "fastd_period": m.period(1),
                            "fastd_matype": m.ma()}, ["fastk", "fastd"]),
    "ADOSC": lambda m: ({"fastperiod": m.period(), "slowperiod": m.period()}, None),
    "ULTOSC": lambda m: ({"timeperiod1": m.period(1), "timeperiod2": m.period(1), "timeperiod3": m.period(1)}, None),
    "SAR": lambda m: ({"acceleration": m.rng.choice([0.02, 0.05, 0.5]), "maximum": m.rng.choice([0.1, 0.2, 0.3])}, None),
    "KC": lambda m: ({"timeperiod": m.period(), "atrperiod": m.period(1), "nbdev": m.rng.choice([1.0, 1.5, 2.0])}, BANDS),
    "AO": lambda m: ({"fastperiod": m.period(), "slowperiod": m.period()}, None),
}


def window_of(m):
    return {"window": m.period()}


def window_and_least(m):
    window = m.period()
    return {"window": window, **({"minPeriods": m.rng.choice([1, min(3, window)])} if m.rng.random() < 0.4 else {})}


CHANNEL = ["upper", "mid", "lower"]
TECHNICAL = {
    **{name: lambda m: ({}, None) for name in ("typicalPrice", "midPrice", "ibs", "trueRange", "pvt", "returns")},
    "heikinashi": lambda m: ({}, PRICES),
    "atr": lambda m: ({**window_of(m), **m.rng.choice([{}, {"exp": True}])}, None),
    "rollingVwap": lambda m: (window_and_least(m), None),
    "keltnerChannel": lambda m: ({**window_of(m), "atrs": m.rng.choice([1.5, 2])}, CHANNEL),
    "awesomeOscillator": lambda m: ({"fast": m.period(), "slow": m.period(), **m.rng.choice([{}, {"weighted": True}])}, None),
    "stoch": lambda m: ({**window_of(m), "d": m.period(1), "k": m.period(1)}, ["fast_k", "fast_d", "slow_k", "slow_d"]),
    "zscore": lambda m: ({**window_of(m), "stds": m.rng.choice([1, 2])}, None),
    "ichimoku": lambda m: ({"conversionLinePeriod": m.period(), "baseLinePeriods": m.period(), "lagginSpan": m.period(),
                            "displacement": m.rng.choice([1, 5, 26])},
                           ["tenkan_sen", "kijun_sen", "senkou_span_a", "senkou_span_b", "leading_senkou_span_a", "chikou_span"]),
    "supertrend": lambda m: ({"period": m.period(), "multiplier": m.rng.choice([1, 3])}, ["0"]),
    "vwma": lambda m: (window_of(m), None),
    "chaikinMoneyFlow": lambda m: ({"period": m.period()}, None),
    "williamsPercent": lambda m: ({"period": m.period()}, None),
    "sslChannels": lambda m: ({"length": m.period(), "mode": m.rng.choice(["sma", "ema"])}, ["0", "1"]),
    "bollingerBands": lambda m: ({**window_of(m), "stds": m.rng.choice([1, 2, 2.5])}, CHANNEL),
    "weightedBollingerBands": lambda m: ({**window_of(m), "stds": m.rng.choice([1, 2])}, CHANNEL),
    "rollingMean": lambda m: (window_and_least(m), None),
    "rollingStd": lambda m: (window_and_least(m), None),
    "rollingMin": lambda m: (window_and_least(m), None),
    "rollingMax": lambda m: (window_and_least(m), None),
    "rollingWeightedMean": lambda m: (window_and_least(m), None),
    "hullMovingAverage": lambda m: (window_of(m), None),
    "zlema": lambda m: ({"window": m.rng.choice([3, 9, 14, 20])}, None),
    "macd": lambda m: ({"fast": m.period(), "slow": m.period(), "smooth": m.period()}, ["macd", "signal", "histogram"]),
    "roc": lambda m: (window_of(m), None),
}
OF_SERIES = {"bollingerBands", "weightedBollingerBands", "rollingMean", "rollingStd", "rollingMin", "rollingMax", "rollingWeightedMean",
             "hullMovingAverage", "zlema", "macd", "roc", "returns"}


# ---------------------------------------------------------------- results

MISSING = 0x7FF8000000000000


def to_words(result):
    """Each cell as 64 bits: a number's own bits, one NaN for all; booleans as 1.0 and 0.0; a text by its digest, missing as NaN."""
    if isinstance(result, (pd.DataFrame, dict)):
        raise TypeError("an expression must give one column")
    if not isinstance(result, (pd.Series, np.ndarray)):
        # a statistic of zeros of both signs may have either: it is 0
        result = [result + 0.0 if isinstance(result, float) else result]
    series = pd.Series(result)
    if series.dtype == "str" or series.dtype == object:
        return [MISSING if pd.isna(value) else digest([ord(c) for c in value]) for value in series]
    values = series.astype("float64").to_numpy()
    words = values.view("uint64").copy()
    words[np.isnan(values)] = MISSING
    return [int(word) for word in words]


def digest(words):
    """FNV-1a over 32-bit halves, in two lanes of 32 bits, so that JavaScript can compute it quickly."""
    low, high = 0x811C9DC5, 0x9747B28C
    for word in words:
        low = ((low ^ (word & 0xFFFFFFFF)) * 0x01000193) & 0xFFFFFFFF
        high = ((high ^ (word >> 32)) * 0x01000193) & 0xFFFFFFFF
        low = (low ^ (high >> 15)) & 0xFFFFFFFF
        high = (high ^ (low >> 13)) & 0xFFFFFFFF
    return (high << 32) | low


def samples(words):
    rows = sorted({0, len(words) // 3, len(words) // 2, 2 * len(words) // 3, len(words) - 1}) if words else []
    return {str(row): f"{words[row]:016x}" for row in rows}


def make_frames(rng):
    return {f"{kind} {i}": with_other_columns(rng, make(rng)) for i in range(3) for kind, make in KINDS.items()}


def make_cases(rng, frames, count):
    maker = Maker(rng)
    names = list(frames)
    found = []
    while len(found) < count:
        frame = rng.choice(names)
        depth = rng.choice([1, 1, 2, 2, 3])
        kind = rng.random()
        expression = (maker.text() if kind < 0.03 else maker.reduced(depth - 1) if kind < 0.1 else
                      maker.mask(depth) if kind < 0.35 else maker.numbers(depth))
        if len(json.dumps(expression)) > 600:
            continue
        try:
            result = evaluate(frames[frame], expression)
            words = to_words(result)
        except Exception:
            # Python refuses: a window longer than the data, no rows, a function that does not know what it was given
            continue
        if len(words) not in (1, len(frames[frame])):
            continue
        found.append((frame, expression, words))
    return found


def encoded(frame):
    columns = {name: base64.b64encode(frame[name].to_numpy().astype("<f8").tobytes()).decode() for name in NUMBERS}
    dates = (frame["date"] - pd.Timestamp(0, tz="UTC")) // pd.Timedelta(1, "ms")
    return {"numbers": columns, "date": [int(d) for d in dates], "flag": [bool(v) for v in frame["flag"]],
            "tag": [None if pd.isna(v) else v for v in frame["tag"]]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("path", nargs="?")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--show", type=int)
    parser.add_argument("--full")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    frames = make_frames(rng)
    cases = make_cases(rng, frames, options.cases)
    if options.show is not None:
        frame, expression, words = cases[options.show]
        print(frame, json.dumps(expression))
        for row, word in enumerate(words):
            print(row, f"{word:016x}", struct.unpack("<d", struct.pack("<Q", word))[0])
        return
    document = {"frames": {name: encoded(frame) for name, frame in frames.items()}, "cases": []}
    for frame, expression, words in cases:
        case = {"frame": frame, "expression": expression, "rows": len(words), "hash": f"{digest(words):016x}"}
        case |= {"words": [f"{word:016x}" for word in words]} if options.full else {"samples": samples(words)}
        document["cases"].append(case)
    text = json.dumps(document, separators=(",", ":"))
    if options.full:
        with open(options.full, "w") as file:
            file.write(text)
        return
    with gzip.GzipFile(options.path, "wb", mtime=0) as file:
        file.write(text.encode())


if __name__ == "__main__":
    main()
