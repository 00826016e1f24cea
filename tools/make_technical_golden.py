"""Writes tests/fixtures/technical_golden.json.gz: what functions of `technical` and pandas_ta make of candles.

    python tools/make_technical_golden.py tests/fixtures/technical_golden.json.gz

It covers the functions that make_ta_golden.py does not. The candles: a random walk with a flat stretch, constant prices, missing
values in front and in between, and few rows. A case: {"name" and "options" as ours are ("of" names the column that is handed over
in place of the frame), "input", "expected": a list, or lists by the name of the output}. Numbers read back as the same doubles.
"""

import gzip
import json
import random
import sys
import warnings

import numpy as np
import pandas as pd
import pandas_ta as pta
from technical import indicator_helpers as helpers
from technical import indicators as ti
from technical import pivots_points, qtpylib

warnings.simplefilter("ignore")
rng = random.Random(47)
COLUMNS = ["open", "high", "low", "close", "volume", "buy"]


def walk(rows, flat=(), scale=1.0):
    close, found = 100.0, []
    for row in range(rows):
        opened = close
        if row in flat:
            found.append([opened] * 4 + [0.0, 0.0])
            continue
        close = close + rng.gauss(0, scale) + 0.3 * np.sin(row / 9)
        high, low = max(opened, close) + rng.uniform(0, 0.5), min(opened, close) - rng.uniform(0, 0.5)
        found.append([opened, high, low, close, rng.uniform(1, 90), float(rng.random() < 0.04)])
    return pd.DataFrame(found, columns=COLUMNS, dtype="float64")


def with_holes(frame, holes):
    for column, rows in holes.items():
        frame.loc[rows, column] = np.nan
    return frame


INPUTS = {
    "walk": walk(320, range(200, 230)),
    "wild": walk(300, scale=4.0),
    "flat": pd.DataFrame([[3.3] * 4 + [7.0, 0.0]] * 140, columns=COLUMNS),
    "lead": with_holes(walk(150), dict.fromkeys(COLUMNS, list(range(4)))),
    "gap": with_holes(walk(160), dict.fromkeys(COLUMNS[:5], [70])),
    "trend": walk(60, range(20, 23)).assign(close=lambda f: 100 + f["close"] / 50 + 3 * abs(f.index - 30)),
    "short": walk(6),
}


def pmax(frame, *args):
    found = ti.PMAX(frame, *args)
    names = {"pm_": "pm", "pmX_": "pmX", "ATR_": "atr"}
    renamed = {ours: next(c for c in found.columns if c.startswith(theirs)) for theirs, ours in names.items()}
    return {ours: found[column].where(found[column] != "nan", None) if ours == "pmX" else found[column]
            for ours, column in renamed.items()}


def numbered(values):
    return {str(i): value for i, value in enumerate(values)}


# ours, its options, a call of theirs by the frame
OF_FRAME = [
    ("qtpylib", "rmi", {}, lambda f: ti.RMI(f)),
    ("qtpylib", "rmi", {"length": 5, "mom": 2}, lambda f: ti.RMI(f, length=5, mom=2)),
    ("qtpylib", "vidya", {}, lambda f: ti.VIDYA(f)),
    ("qtpylib", "vidya", {"length": 5, "select": False}, lambda f: ti.VIDYA(f, length=5, select=False)),
    ("qtpylib", "zema", {"period": 5}, lambda f: ti.zema(f, 5)),
    ("qtpylib", "zema", {"period": 3, "field": "high"}, lambda f: ti.zema(f, 3, field="high")),
    ("qtpylib", "laguerre", {}, lambda f: ti.laguerre(f)),
    ("qtpylib", "laguerre", {"gamma": 0.3}, lambda f: ti.laguerre(f, gamma=0.3)),
    ("qtpylib", "vfi", {}, lambda f: numbered(ti.vfi(f))),
    ("qtpylib", "vfi", {"length": 20, "coef": 0.1, "vcoef": 1.5, "signalLength": 3, "smoothVFI": True},
     lambda f: numbered(ti.vfi(f, 20, 0.1, 1.5, 3, True))),
    ("qtpylib", "mmar", {}, lambda f: numbered(ti.mmar(f))),
    ("qtpylib", "mmar", {"matype": "SMA", "src": "open"}, lambda f: numbered(ti.mmar(f, "SMA", "open"))),
    ("qtpylib", "madridSqz", {}, lambda f: numbered(ti.madrid_sqz(f))),
    ("qtpylib", "madridSqz", {"length": 20, "src": "open", "ref": 8, "sqzLen": 3},
     lambda f: numbered(ti.madrid_sqz(f, 20, "open", 8, 3))),
    ("qtpylib", "stc", {}, lambda f: ti.stc(f)),
    ("qtpylib", "stc", {"fast": 5, "slow": 12, "length": 4}, lambda f: ti.stc(f, 5, 12, 4)),
    ("qtpylib", "vpci", {}, lambda f: ti.vpci(f)),
    ("qtpylib", "vpci", {"periodShort": 3, "periodLong": 8}, lambda f: ti.vpci(f, 3, 8)),
    ("qtpylib", "vpcii", {}, lambda f: ti.vpcii(f)),
    ("qtpylib", "vpcii", {"periodShort": 3, "periodLong": 8, "hist": 4}, lambda f: ti.vpcii(f, 3, 8, 4)),
    ("qtpylib", "fibonacciRetracements", {}, lambda f: ti.fibonacci_retracements(f)),
    ("qtpylib", "fibonacciRetracements", {"field": "high", "window": 20}, lambda f: ti.fibonacci_retracements(f, "high", 20)),
    ("qtpylib", "fibonacciRetracements", {"window": 0}, lambda f: ti.fibonacci_retracements(f, window=0)),
    ("qtpylib", "returnOnInvestment", {}, lambda f: ti.return_on_investment(f)["roi"]),
    ("qtpylib", "returnOnInvestment", {"decimals": 0}, lambda f: ti.return_on_investment(f, 0)["roi"]),
    ("qtpylib", "tdSequential", {}, lambda f: ti.td_sequential(f)["TD_count"]),
    ("qtpylib", "tke", {}, lambda f: numbered(ti.TKE(f))),
    ("qtpylib", "tke", {"length": 5, "emaperiod": 3}, lambda f: numbered(ti.TKE(f, length=5, emaperiod=3))),
    ("qtpylib", "vwmacd", {}, lambda f: ti.vwmacd(f)[["vwmacd", "signal", "hist"]]),
    ("qtpylib", "vwmacd", {"fastperiod": 3, "slowperiod": 8, "signalperiod": 4},
     lambda f: ti.vwmacd(f, fastperiod=3, slowperiod=8, signalperiod=4)[["vwmacd", "signal", "hist"]]),
    ("qtpylib", "madr", {}, lambda f: ti.MADR(f)[["rate", "stdcenter", "plusdev", "minusdev"]]),
    ("qtpylib", "madr", {"length": 6, "stdsDist": 3, "matype": "ema"},
     lambda f: ti.MADR(f, 6, 3, "ema")[["rate", "stdcenter", "plusdev", "minusdev"]]),
    ("qtpylib", "tvWma", {}, lambda f: ti.tv_wma(f)),
    ("qtpylib", "tvWma", {"length": 4, "field": "high"}, lambda f: ti.tv_wma(f, 4, "high")),
    ("qtpylib", "tvHma", {}, lambda f: ti.tv_hma(f)),
    ("qtpylib", "tvHma", {"length": 16}, lambda f: ti.tv_hma(f, 16)),
    ("qtpylib", "tvAlma", {"length": 5}, lambda f: ti.tv_alma(f, 5)),
    ("qtpylib", "tvAlma", {"length": 5, "offset": 0.85, "sigma": 6, "field": "low"}, lambda f: ti.tv_alma(f, 5, 0.85, 6, "low")),
    ("qtpylib", "tvTrama", {}, lambda f: ti.tv_trama(f)),
    ("qtpylib", "tvTrama", {"length": 6}, lambda f: ti.tv_trama(f, 6)),
    ("qtpylib", "atrPercent", {}, lambda f: ti.atr_percent(f)),
    ("qtpylib", "atrPercent", {"period": 4}, lambda f: ti.atr_percent(f, 4)),
    ("qtpylib", "cmf", {"period": 6}, lambda f: ti.cmf(f, 6)),
    ("qtpylib", "pivotsPoints", {}, lambda f: pivots_points.pivots_points(f)),
    ("qtpylib", "pivotsPoints", {"timeperiod": 5, "levels": 4}, lambda f: pivots_points.pivots_points(f, 5, 4)),
    *[("qtpylib", "pmax", {"period": 7, "multiplier": 2, "length": 5, "maType": t, "src": src},
       lambda f, t=t, src=src: pmax(f, 7, 2, 5, t, src)) for t, src in
      ((1, 1), (1, 3), (2, 2), (3, 1), (4, 2), (5, 1), (6, 3), (7, 1), (8, 1), (9, 1))],
    ("qtpylib", "pmax", {}, lambda f: pmax(f)),
]
OF_CLOSE = [
    ("qtpylib", "rsi", {}, lambda s: qtpylib.rsi(s)),
    ("qtpylib", "rsi", {"window": 4}, lambda s: qtpylib.rsi(s, 4)),
    ("qtpylib", "tdi", {}, lambda s: qtpylib.tdi(s)),
    ("qtpylib", "tdi", {"rsiLookback": 5, "rsiSmoothLen": 3, "rsiSignalLen": 4, "bbLookback": 8, "bbStd": 2},
     lambda s: qtpylib.tdi(s, 5, 3, 4, 8, 2)),
    ("qtpylib", "impliedVolatility", {"window": 9}, lambda s: qtpylib.implied_volatility(s, 9)),
    ("qtpylib", "zlma", {}, lambda s: qtpylib.zlma(s)),
    ("qtpylib", "zlma", {"window": 9, "minPeriods": 2, "kind": "sma"}, lambda s: qtpylib.zlma(s, 9, 2, "sma")),
    ("qtpylib", "zlma", {"window": 9, "minPeriods": 3, "kind": "hma"}, lambda s: qtpylib.zlma(s, 9, 3, "hma")),
    ("qtpylib", "wentUp", {}, lambda s: helpers.went_up(s)),
    ("qtpylib", "wentDown", {}, lambda s: helpers.went_down(s)),
    ("qtpylib", "fishersInverse", {}, lambda s: pd.Series(helpers.fishers_inverse(s))),
    ("qtpylib", "ehlersSuperSmoother", {}, lambda s: helpers.ehlers_super_smoother(s)),
    ("qtpylib", "fishersInverse", {"smoothing": 4}, lambda s: pd.Series(helpers.fishers_inverse(s, 4))),
    ("qtpylib", "ehlersSuperSmoother", {"smoothing": 9.5}, lambda s: helpers.ehlers_super_smoother(s, 9.5)),
    ("ta", "CTI", {}, lambda s: pta.cti(s)),
    ("ta", "CTI", {"timeperiod": 5}, lambda s: pta.cti(s, length=5)),
    ("ta", "CTI", {"timeperiod": 20}, lambda s: pta.cti(s, length=20)),
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
    return float(value) if np.isfinite(value) else "Infinity" if value > 0 else "-Infinity"


def main(path):
    cases = []
    for many, of in ((OF_FRAME, {}), (OF_CLOSE, {"of": "close"})):
        for library, name, options, compute in many:
            for source, frame in INPUTS.items():
                given = frame.copy() if not of else frame["close"].copy()
                try:
                    result = compute(given)
                except (ValueError, IndexError, KeyError, TypeError) as error:
                    # a frame shorter than the window is an error to some of them; ours are missing there
                    print(f"{name} {options} {source}: {error!r}")
                    continue
                if result is None:
                    continue
                cases.append({"library": library, "name": name, "input": source, "options": {**options, **of},
                              "expected": plain(result)})
    inputs = json.dumps({name: plain(frame) for name, frame in INPUTS.items()})
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    text = '{"inputs": ' + inputs + ', "cases": [\n' + lines + "\n]}\n"
    with open(path, "wb") as file:
        file.write(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    main(sys.argv[1])
