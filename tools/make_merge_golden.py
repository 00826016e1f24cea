"""Writes tests/fixtures/merge_golden.json: what freqtrade's merge_informative_pair makes of random frames.

Run it with a Python that has freqtrade:  python tools/make_merge_golden.py tests/fixtures/merge_golden.json
"""

import json
import random
import sys

import pandas as pd
from freqtrade.strategy.strategy_helper import merge_informative_pair

MINUTE = 60_000
FRAMES = {"1m": 1, "5m": 5, "15m": 15, "30m": 30, "1h": 60, "4h": 240, "1d": 1440, "1w": 10080, "1M": 43200}


def dates(rng, minutes, rows, start):
    """Candle dates from about `start`, with holes; a month starts on its first day."""
    found = []
    if minutes == 43200:
        months = pd.date_range("2025-10-01", periods=rows, freq="MS", tz="UTC")
        return [int(month.timestamp() * 1000) for month in months]
    date = start // (minutes * MINUTE) * minutes * MINUTE
    while len(found) < rows:
        if rng.random() > 0.1:
            found.append(date)
        date += minutes * MINUTE
    return found


def column(rng, kind, rows):
    holes = [rng.random() < 0.15 for _ in range(rows)]
    if kind == "boolean":
        return [rng.random() < 0.5 for _ in range(rows)]
    if kind == "string":
        return [None if hole else rng.choice(["a", "b", ""]) for hole in holes]
    return [None if hole else round(rng.uniform(-5, 5), 3) for hole in holes]


def make(rng, minutes, rows, start, kinds):
    frame = {"date": dates(rng, minutes, rows, start)}
    for name, kind in kinds.items():
        frame[name] = column(rng, kind, rows)
    return frame


def spoil(rng, frame):
    """Shuffles the rows, or repeats some of them."""
    order = list(range(len(frame["date"])))
    if rng.random() < 0.5:
        rng.shuffle(order)
    else:
        order = sorted(order + rng.sample(order, min(2, len(order))))
    return {name: [cells[i] for i in order] for name, cells in frame.items()}


def to_pandas(frame):
    df = pd.DataFrame(frame)
    df["date"] = pd.to_datetime(pd.Series(frame["date"], dtype="int64"), unit="ms", utc=True)
    return df


def cell(value):
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return int(value.value // 1_000_000)
    return value.item() if hasattr(value, "item") else value


def run(case):
    base, informative = to_pandas(case["base"]), to_pandas(case["informative"])
    try:
        merged = merge_informative_pair(base, informative, case["timeframe"], case["informativeTimeframe"], **{
            "ffill": case["ffill"], "append_timeframe": case["appendTimeframe"], "suffix": case["suffix"]})
    except ValueError as error:
        return {"error": str(error)}
    return {"columns": list(merged.columns), "data": [[cell(v) for v in merged[c]] for c in merged.columns]}


def main(path):
    rng = random.Random(20261123)
    cases = []
    while len(cases) < 160:
        timeframe, longer = rng.choice(list(FRAMES)), rng.choice(list(FRAMES))
        if FRAMES[longer] > FRAMES[timeframe] * 400 or FRAMES[timeframe] > FRAMES[longer] and rng.random() < 0.9:
            continue
        start = 1_766_000_000_000 + rng.randrange(0, 60) * 720 * MINUTE
        base = make(rng, FRAMES[timeframe], rng.randrange(0, 40), start, {"close": "number", "up": "boolean", "tag": "string"})
        informative = make(
            rng, FRAMES[longer], rng.choice([0, 1, 3, 12, 30]), start + rng.randrange(-6, 3) * FRAMES[longer] * MINUTE,
            {"close": "number", "rsi": "number", "is_green": "boolean", "regime": "string"})
        if rng.random() < 0.2:
            base = spoil(rng, base)
        if rng.random() < 0.2:
            informative = spoil(rng, informative)
        if timeframe == longer and rng.random() < 0.4:
            informative = {**base, "rsi": column(rng, "number", len(base["date"]))}
        append = rng.random() < 0.5
        suffix = None if append and rng.random() < 0.9 else rng.choice([None, "default"])
        case = {"base": base, "informative": informative, "timeframe": timeframe, "informativeTimeframe": longer,
                "ffill": rng.random() < 0.75, "appendTimeframe": append, "suffix": suffix}
        case["expected"] = run(case)
        cases.append(case)
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1])
