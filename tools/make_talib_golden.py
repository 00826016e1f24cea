"""Writes tests/fixtures/talib_golden.json.gz: TA-Lib's functions that make_ta_golden.py does not cover, bit for bit.

    python tools/make_talib_golden.py tests/fixtures/talib_golden.json.gz

The candles: random walks, a flat stretch without volume in one, an outlier in another, constant prices, missing values in front
and in between, few, one or no rows, and nothing but missing values; for some functions also prices near 0 and infinite ones.
A case: {"name", "input", "options", "expected": a list by the name of each output}. Numbers are written so that they read back as the same doubles.
"""

import gzip
import json
import random
import sys

import numpy as np
import talib
import talib.abstract as ta

COLUMNS = ["open", "high", "low", "close", "volume", "periods"]
rng = random.Random(31)


def walk(rows, volatility=1.0, tick=None, flat=()):
    close, found = 100.0, []
    for row in range(rows):
        opened = close
        if row in flat:
            found.append([opened] * 4 + [0.0, 3.0])
            continue
        close = max(1.0, close + rng.gauss(0, volatility) + 0.3 * np.sin(row / 9))
        high, low = max(opened, close) + rng.uniform(0, 0.5), min(opened, close) - rng.uniform(0, 0.5)
        prices = [round(v / tick) * tick if tick else v for v in (opened, high, low, close)]
        found.append([*prices, rng.uniform(1, 90), rng.uniform(0, 12)])
    return np.array(found, dtype="float64").reshape(-1, len(COLUMNS))


def with_holes(rows, holes):
    for row, column in holes:
        rows[row, column] = np.nan
    return rows


def with_outlier(rows):
    rows[50, 3] *= 1e6
    rows[70, 1] *= 1e7
    return rows


def scaled(rows, factor):
    rows[:, :4] *= factor
    return rows


def with_values(rows, cells, value):
    for row, column in cells:
        rows[row, column] = value
    return rows


def opposite(rows):
    # the sum of high and low is a rounding error, 0, or infinite of either sign
    rows[:, 2] = -rows[:, 1] * (1 + np.arange(len(rows)) % 5 * 4e-15)
    rows[35, 1:3] = np.inf, -np.inf
    return rows


EVERY = range(len(COLUMNS))
INPUTS = {
    "walk": walk(120),
    "wild": walk(150, 5),
    "ticks": walk(150, 0.7, 0.5, range(80, 112)),
    "long": walk(330, 0.4),
    "outlier": with_outlier(walk(100)),
    "flat": np.full((80, len(COLUMNS)), 7.0),
    "lead": with_holes(walk(90), [(row, column) for column in EVERY for row in range(column + 2)]),
    "gap": with_holes(walk(100), [(75, column) for column in EVERY]),
    "gaps": with_holes(walk(100), [(68, 0), (72, 1), (76, 2), (80, 3), (84, 4), (88, 5)]),
    "short": walk(6),
    "one": walk(1),
    "none": walk(0),
    "small": scaled(walk(60), 1e-16),
    "tiny": scaled(walk(60), 1e-300),
    "infinite": with_values(walk(90), [(60, 1), (70, 2), (80, 3)], np.inf),
    "minus": with_values(walk(90), [(60, 1), (70, 2), (80, 3)], -np.inf),
    "opposite": opposite(walk(40)),
    "gone": np.full((6, len(COLUMNS)), np.nan),
}
# its results are undefined after a missing value in between
WITHOUT_GAPS = ["PERCENTILE"]
# prices near 0, and infinite ones
EXTREME = ["small", "tiny", "infinite", "minus", "opposite"]
WITH_EXTREME = ["ACCBANDS", "BETA", "ER"]
# what TA-Lib makes of the phase of constant prices is the rounding of its sums
WITHOUT_FLAT = ["HT_DCPHASE", "HT_TRENDMODE"]

PLAIN = ["HT_DCPERIOD", "HT_DCPHASE", "HT_PHASOR", "HT_TRENDLINE", "HT_TRENDMODE", "ADD", "SUB", "MULT", "DIV", "CUMSUM", "ACOS",
         "ASIN", "ATAN", "CEIL", "COS", "COSH", "EXP", "FLOOR", "LN", "LOG10", "SIN", "SINH", "SQRT", "TAN", "TANH", "WAD",
         "MARKETFI", "NVI", "PVI", "PVT"]
PERIOD = ["MAXINDEX", "MININDEX", "MINMAX", "MINMAXINDEX", "CMOU", "DPO", "ER", "ERI", "FOSC", "IMI", "QSTICK", "VHF", "VORTEX",
          "ACCBANDS", "AVGDEV", "BETA", "CORREL", "PERCENTRANK", "ADR", "EFI", "RVOL", "PERCENTILE", "CVI", "RVI", "SMI"]
FROM_ONE = ["ERI", "QSTICK", "VORTEX", "BETA", "CORREL", "ADR", "EFI", "RVOL", "RVI"]
OTHERS = {
    "BETA": [{"price0": "open", "price1": "close", "timeperiod": 9}],
    "CORREL": [{"price0": "open", "price1": "volume", "timeperiod": 9}],
    "DIV": [{"price0": "close", "price1": "volume"}],
    "SQRT": [{"price": "volume"}],
    "AC": [{}, {"fastperiod": 7, "slowperiod": 3, "signalperiod": 2}],
    "COPPOCK": [{}, {"wmaperiod": 1, "roc1period": 5, "roc2period": 2}, {"wmaperiod": 5, "roc1period": 2, "roc2period": 5}],
    "FRACTAL": [{}, {"leftbars": 1, "rightbars": 4}],
    "KDJ": [{}, {"fastk_period": 5, "slowk_period": 4, "slowk_matype": 1, "slowd_period": 2, "slowd_matype": 3},
            {"fastk_period": 1, "slowk_period": 1, "slowd_period": 1}],
    "MACDEXT": [{}, {"fastperiod": 5, "slowperiod": 9, "signalperiod": 4, "fastmatype": 1, "slowmatype": 1, "signalmatype": 1},
                {"fastperiod": 9, "slowperiod": 5, "signalperiod": 1, "fastmatype": 2, "slowmatype": 6, "signalmatype": 4},
                {"fastperiod": 4, "slowperiod": 6, "signalperiod": 3, "fastmatype": 13, "slowmatype": 9, "signalmatype": 12}],
    "MACDFIX": [{}, {"signalperiod": 1}, {"signalperiod": 4}],
    "MAMA": [{}, {"fastlimit": 0.9, "slowlimit": 0.01}, {"fastlimit": 0.1, "slowlimit": 0.6}],
    "MAVP": [{}, {"minperiod": 1, "maxperiod": 9, "matype": 1}, {"minperiod": 3, "maxperiod": 5, "matype": 6}],
    "MASSI": [{}, {"fastperiod": 3, "slowperiod": 5}],
    "PERCENTILE": [{"timeperiod": 9, "percentile": p} for p in (0.0, 10.0, 33.3, 90.0, 100.0)],
    "PVO": [{}, {"fastperiod": 9, "slowperiod": 4, "matype": 0}],
    "RVI": [{"timeperiod": 5, "stddevperiod": 3}],
    "SMI": [{"timeperiod": 5, "fastperiod": 3, "slowperiod": 4, "signalperiod": 2}],
    "TSI": [{}, {"firstperiod": 3, "secondperiod": 6}],
    "CVI": [{"timeperiod": 4, "rocperiod": 3}],
    "SAREXT": [{}, {"startvalue": 95.0, "offsetonreverse": 0.01}, {"startvalue": -105.0, "accelerationmaxshort": 0.01},
               {"accelerationinitlong": 0.1, "accelerationlong": 0.05, "accelerationmaxlong": 0.3, "accelerationinitshort": 0.3,
                "accelerationshort": 0.01, "accelerationmaxshort": 0.4}],
    "MA": [{"timeperiod": 5, "matype": 7}],
}


def plain(values):
    return [None if np.isnan(v) else ("Infinity" if v > 0 else "-Infinity") if np.isinf(v) else float(v)
            for v in np.asarray(values, dtype="float64")]


def case(name, source, options):
    names = ta.Function(name).output_names
    columns = {column: INPUTS[source][:, i].copy() for i, column in enumerate(COLUMNS)}
    # talib.abstract refuses empty columns: its outputs have no rows
    found = getattr(ta, name)(columns, **options) if len(INPUTS[source]) else [[]] * len(names)
    outputs = found if len(names) > 1 else [found if len(INPUTS[source]) else []]
    return {"name": name, "input": source, "options": options,
            "expected": {output: plain(values) for output, values in zip(names, outputs)}}


def main(path):
    wanted = {name: [{}] for name in PLAIN}
    for name in PERIOD:
        wanted[name] = [{}, {"timeperiod": 2}, {"timeperiod": 6}] + ([{"timeperiod": 1}] if name in FROM_ONE else [])
    for name, many in OTHERS.items():
        wanted.setdefault(name, []).extend(many)
    cases = []
    for name, many in wanted.items():
        for place, options in enumerate(many):
            for source in INPUTS:
                if name in WITHOUT_GAPS and source in ("gap", "gaps") or name in WITHOUT_FLAT and source == "flat":
                    continue
                if source in EXTREME and name not in WITH_EXTREME:
                    continue
                # the first options meet every input, the others some
                if place == 0 or source in ("ticks", "lead", "outlier", "short", *EXTREME):
                    cases.append(case(name, source, options))
    inputs = {name: {column: plain(rows[:, i]) for i, column in enumerate(COLUMNS)} for name, rows in INPUTS.items()}
    missing = set(talib.get_functions()) - set(wanted)
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    text = ('{"functions": ' + json.dumps(sorted(talib.get_functions())) + ', "inputs": ' + json.dumps(inputs)
            + ', "cases": [\n' + lines + "\n]}\n")
    with open(path, "wb") as file:
        file.write(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(cases)} cases; covered elsewhere: {len(missing)} functions")


if __name__ == "__main__":
    main(sys.argv[1])
