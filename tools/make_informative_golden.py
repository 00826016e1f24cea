"""Writes tests/fixtures/informative_golden.json: what freqtrade's decorator @informative makes of small frames.

Run it with a Python that has freqtrade:
python tools/make_informative_golden.py tests/fixtures/informative_golden.json
"""

import json
import sys
from types import SimpleNamespace

import pandas as pd
from freqtrade.strategy.informative_decorator import InformativeData, _create_and_merge_informative_pair

MINUTE = 60_000
MINUTES = {"5m": 5, "1h": 60, "4h": 240}
START = 1_795_392_000_000  # 2026-11-23 00:00 UTC
CASES = [
    ("BTC/USDT", [{"timeframe": "1h"}]),
    ("BTC/USDT", [{"timeframe": "5m"}]),
    ("BTC/USDT", [{"timeframe": "1h", "ffill": False}]),
    ("BTC/USDT", [{"timeframe": "1h", "pair": "ETH/USDT"}]),
    ("BTC/USDT", [{"timeframe": "1h", "pair": "eth/{stake}"}]),
    ("ETH/BTC", [{"timeframe": "4h", "pair": "{base}/USDT"}, {"timeframe": "4h", "pair": "{quote}/USDT"}]),
    ("BTC/USDT", [{"timeframe": "1h"}, {"timeframe": "4h"}, {"timeframe": "1h", "pair": "ETH/USDT"}]),
    ("BTC/USDT", [{"timeframe": "1h", "fmt": "{column}_{BASE}_{QUOTE}_{asset}_{timeframe}"}]),
    ("BTC/USDT", [{"timeframe": "1h", "pair": "ETH/USDT", "fmt": "{base}{quote}.{column}"}]),
    ("BTC/USDT:USDT", [{"timeframe": "1h"}, {"timeframe": "1h", "pair": "ETH/{stake}:{stake}"}]),
]


def frame(pair, timeframe):
    """Candles that end about four hours after the start; the longer ones begin before it."""
    minutes = MINUTES[timeframe]
    first, rows = (START, 48) if timeframe == "5m" else (START - 3 * minutes * MINUTE, 3 + 240 // minutes)
    salt = sum(map(ord, pair)) + minutes
    dates = [first + i * minutes * MINUTE for i in range(rows)]
    values = [float((salt + 7 * i) % 101) for i in range(rows)]
    return {"date": dates, **{name: values for name in ["open", "high", "low", "close", "volume"]},
            "rsi": [value / 2 if i % 5 else None for i, value in enumerate(values)]}


def to_pandas(columns):
    df = pd.DataFrame(columns)
    df["date"] = pd.to_datetime(pd.Series(columns["date"], dtype="int64"), unit="ms", utc=True)
    return df


def cell(value):
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return int(value.value // 1_000_000)
    return value.item() if hasattr(value, "item") else value


def market(pair):
    base, rest = pair.split("/")
    return {"base": base, "quote": rest.split(":")[0]}


def run(pair, informatives):
    asked = {}

    def get_pair_dataframe(asset, timeframe, _candle_type):
        asked[f"{asset} {timeframe}"] = frame(asset, timeframe)
        return to_pandas(asked[f"{asset} {timeframe}"])

    dp = SimpleNamespace(market=market, get_pair_dataframe=get_pair_dataframe)
    # the stake currency is the quote currency of every pair that a bot trades
    config = {"stake_currency": market(pair)["quote"]}
    strategy = SimpleNamespace(config=config, dp=dp, timeframe="5m")
    base = {name: cells for name, cells in frame(pair, "5m").items() if name != "rsi"}
    merged = to_pandas(base)
    for one in informatives:
        data = InformativeData(one.get("pair"), one["timeframe"], one.get("fmt"), one.get("ffill", True), None, False)
        merged = _create_and_merge_informative_pair(strategy, merged, {"pair": pair}, data, lambda _, df, __: df)
    return {"pair": pair, "informatives": informatives, "base": base, "asked": asked,
            "columns": list(merged.columns), "data": [[cell(v) for v in merged[c]] for c in merged.columns]}


with open(sys.argv[1], "w") as file:
    json.dump([run(*case) for case in CASES], file, separators=(",", ":"))
    file.write("\n")
