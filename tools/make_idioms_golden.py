"""Writes tests/fixtures/idioms_golden.json: what Python makes of the tables in docs/STRATEGIES.md.

    python tools/make_idioms_golden.py docs/STRATEGIES.md tests/fixtures/idioms_golden.json

Of each line of its tables the first cell is run, against pandas, NumPy, TA-Lib, technical and freqtrade: an expression for
its value, a statement for the dataframe that it leaves, a line of "The class" for the attribute that it sets. The test of the
document runs the second cell on the same inputs.
"""

import ast
import json
import math
import random
import re
import sys
from datetime import UTC, datetime
from functools import reduce
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pandas_ta as pta
import talib.abstract as ta
from technical import indicators, qtpylib
from technical.util import resample_to_interval, resampled_merge

from freqtrade.data.dataprovider import DataProvider
from freqtrade.enums import CandleType
from freqtrade.exchange import timeframe_to_minutes
from freqtrade.strategy import (
    BooleanParameter, CategoricalParameter, DecimalParameter, IntParameter, RealParameter, merge_informative_pair,
)

ROWS, START = 90, 1795190400000  # in ms; the candles run over midnight
rng = random.Random(11)


def candles(minutes, rows, start):
    found, price = [], 100.0
    for row in range(rows):
        opening, price = price, round(price + rng.uniform(-1, 1), 4)
        high, low = max(opening, price) + round(rng.random(), 4), min(opening, price) - round(rng.random(), 4)
        date = start + row * minutes * 60_000
        found.append([date, opening, round(high, 4), round(low, 4), price, round(rng.uniform(5, 50), 2)])
    return {name: [row[i] for row in found] for i, name in enumerate(("date", "open", "high", "low", "close", "volume"))}


BASE = candles(5, ROWS, START)
BASE["rsi"] = [None if row < 3 or row in (20, 21, 50) else round(50 + 40 * math.sin(row / 5), 3) for row in range(ROWS)]
BASE["regime"] = [rng.choice(["up", "down", "flat"]) for _ in range(ROWS)]
HOURLY = candles(60, 12, START - 3_600_000)
HOURLY["rsi"] = [round(rng.uniform(20, 80), 3) for _ in range(12)]


def dataframe(columns):
    frame = pd.DataFrame({name: pd.Series(cells) for name, cells in columns.items()})
    return frame.assign(date=pd.to_datetime(frame["date"], unit="ms", utc=True))


def data_provider():
    """freqtrade's own, as it is after two producers have sent these dataframes."""
    dp = DataProvider({"timeframe": "5m", "candle_type_def": CandleType.SPOT}, None)
    at = datetime.now(UTC)
    dp._replace_external_df("BTC/USDT", dataframe(BASE), at, "5m", CandleType.SPOT)
    dp._replace_external_df("BTC/USDT", dataframe(HOURLY), at, "1h", CandleType.SPOT, "hourly")
    dp._set_producer_pairs(["BTC/USDT", "ETH/USDT"])
    dp._set_producer_pairs(["BTC/USDT"], "hourly")
    dp.add_pairlisthandler(SimpleNamespace(whitelist=["BTC/USDT", "ETH/USDT"]))
    return dp


def names():
    df = dataframe(BASE)
    return {
        **globals(), "df": df, "a": df["rsi"], "b": df["close"], "m": df["rsi"] > 50, "n": df["close"] > 100,
        "hourly": dataframe(HOURLY), "dp": data_provider(), "pair": "BTC/USDT",
    }


def run(code, in_class):
    scope = names()
    if in_class:
        made = {}
        exec(code, scope, made)
        (value,) = made.values()
        return plain(getattr(value, "value", value))
    if isinstance(ast.parse(code).body[0], ast.Expr):
        return plain(eval(code, scope))
    exec(code, scope)
    return plain(scope["df"])


def plain(value):
    """JSON that the test makes of our values too: frames and records are objects, Series and tuples lists."""
    if isinstance(value, pd.DataFrame):
        return {str(name): plain(value[name]) for name in value.columns}
    if isinstance(value, pd.Series):
        labelled = isinstance(value.index[0], str)
        return {name: plain(cell) for name, cell in value.items()} if labelled else [plain(cell) for cell in value]
    if isinstance(value, dict):
        return {name: plain(cell) for name, cell in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(cell) for cell in value]
    if isinstance(value, pd.Timestamp):
        return value.value // 1_000_000
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    value = value.item() if isinstance(value, np.generic) else value
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value).replace("inf", "Infinity")
    return value


def rows(document):
    """:returns: the first cells of the tables that have Python in them, and whether each stands below "The class"."""
    heading, in_table = "", False
    for line in document.split("\n"):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if not line.startswith("|"):
            in_table = False
        elif re.match(r"\| *Python *\|", line):
            in_table = True
        elif in_table and not re.fullmatch(r"[-| ]+", line):
            cell = re.split(r"(?<!\\)\|", line)[1].strip()
            yield re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", cell).replace("\\|", "|"), heading == "The class"


with open(sys.argv[1]) as file:
    cases = {code: run(code, in_class) for code, in_class in rows(file.read())}
with open(sys.argv[2], "w") as out:
    json.dump({"df": BASE, "hourly": HOURLY, "cases": cases}, out, separators=(",", ":"), allow_nan=False)
    out.write("\n")
print(f"{len(cases)} lines")
