"""
The Python side of `deno task bench:series`. It runs pandas, TA-Lib and technical on candles that it reads from stdin.

    python bench/series.py < {"columns": {name: [...]}, "expressions": {name: "s.rolling(20).mean()"}}

It prints one line of JSON: {"versions": "pandas ..., TA-Lib ...", "times": {name: microseconds per call}}. A time is that
of the fastest of forty runs.
"""

import json
import sys
import timeit
import warnings

import numpy as np
import pandas as pd
import talib
from technical import indicators, qtpylib

warnings.simplefilter("ignore")
asked = json.load(sys.stdin)
df = pd.DataFrame(asked["columns"], dtype="float64")
df["date"] = pd.to_datetime(df["date"], unit="ms", utc=True)
s, o, dates = df["close"], df["other"], df["date"]
o_, h, l, c, v = (df[name].to_numpy() for name in ("open", "high", "low", "close", "volume"))
rows = np.arange(len(df))
gaps = s.where(rows % 3 != 0)
tags = pd.Series(np.where(rows % 7 == 0, "rsi_cross", None))
mask = s > o
names = {"np": np, "pd": pd, "talib": talib, "qtpylib": qtpylib, "indicators": indicators, "df": df, "s": s, "o": o, "o_": o_,
         "h": h, "l": l, "c": c, "v": v, "gaps": gaps, "tags": tags, "mask": mask, "dates": dates}
times = {}
for name, expression in asked["expressions"].items():
    timer = timeit.Timer(expression, globals=names)
    once = max(timer.timeit(3) / 3, 1e-7)
    calls = max(1, int(0.0015 / once))
    times[name] = min(timer.repeat(40, calls)) / calls * 1e6
print(json.dumps({"versions": f"pandas {pd.__version__}, TA-Lib {talib.__ta_version__.decode().split()[0]}", "times": times}))
