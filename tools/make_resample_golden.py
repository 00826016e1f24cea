"""Writes tests/fixtures/resample_golden.json.gz: what technical's resample_to_interval and resampled_merge make of candles.

    python tools/make_resample_golden.py tests/fixtures/resample_golden.json.gz

The candles: several timeframes and starts, with holes in time, missing values, shuffled and repeated rows. Each case resamples
them, adds a column to the result, and merges it back; some merge a second interval.
"""

import gzip
import json
import random
import sys

import numpy as np
import pandas as pd
from technical.util import resample_to_interval, resampled_merge

MINUTE = 60_000
NAMES = ["open", "high", "low", "close", "volume"]
rng = random.Random(53)


def candles(minutes, rows, start, hole, missing):
    found, date, close = [], start, 100.0
    while len(found) < rows:
        if rng.random() >= hole:
            opened, close = close, close + rng.gauss(0, 1)
            high, low = max(opened, close) + rng.random(), min(opened, close) - rng.random()
            cells = [None if rng.random() < missing else v for v in (opened, high, low, close, rng.uniform(0, 90))]
            found.append([date, *cells, rng.choice(["a", "b", None])])
        date += minutes * MINUTE
    return found


def to_frame(rows):
    frame = pd.DataFrame(rows, columns=["date", *NAMES, "tag"])
    frame[NAMES] = frame[NAMES].astype("float64")
    frame["date"] = pd.to_datetime(pd.Series(frame["date"], dtype="int64"), unit="ms", utc=True)
    return frame


def plain(frame):
    found = {}
    for name in frame:
        column = frame[name]
        if isinstance(column.dtype, pd.DatetimeTZDtype):
            found[name] = [None if pd.isna(v) else int(v.timestamp() * 1000) for v in column]
        else:
            found[name] = [None if pd.isna(v) else v if isinstance(v, str) else float(v) for v in column]
    return found


def main(path):
    midnight = 1795219200000
    cases = []
    for minutes, interval in [(1, 5), (5, "15m"), (5, "1h"), (5, 7), (15, "4h"), (30, "1d"), (60, "1d"), (240, "1w"), (60, 90),
                              (5, 600), (1440, "1w")] * 3:
        start = midnight + rng.choice([0, 0, 3, 11, 200]) * minutes * MINUTE
        rows = candles(minutes, rng.choice([12, 40, 90]), start, rng.choice([0, 0.2]), rng.choice([0, 0.05, 0.3]))
        if rng.random() < 0.15:
            rng.shuffle(rows)
        if rng.random() < 0.2:
            rows += rng.sample(rows, 2)
        frame = to_frame(rows)
        resampled = resample_to_interval(frame, interval)
        case = {"frame": plain(frame), "interval": interval, "resampled": plain(resampled)}
        resampled["mean"] = (resampled["high"] + resampled["low"]) / 2
        fill = rng.random() < 0.7
        try:
            merged = resampled_merge(frame, resampled.copy(), fill_na=fill)
            case |= {"fillNa": fill, "merged": plain(merged)}
            if rng.random() < 0.3:
                # the same columns once more: pandas tells them apart by suffixes
                case |= {"twice": plain(resampled_merge(merged, resampled.copy(), fill_na=fill))}
        except (ValueError, OverflowError) as error:
            case |= {"fillNa": fill, "error": str(error)}
        cases.append(case)
    print(len(cases), sum("error" in c for c in cases), sum("twice" in c for c in cases), {c.get("error") for c in cases})
    with open(path, "wb") as file:
        file.write(gzip.compress(json.dumps(cases, separators=(",", ":")).encode(), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
