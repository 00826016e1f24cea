"""Writes tests/fixtures/series_golden.json: what pandas makes of the operations that Series has.

    python tools/make_series_golden.py tests/fixtures/series_golden.json

Each case: the Series' cells, the method and its arguments as ours are called ("@name" is another input), and the result.
"""

import json
import random
import sys

import numpy as np
import pandas as pd
from technical import qtpylib

rng = random.Random(7)


def walk(rows, holes=0.0):
    value, found = 100.0, []
    for _ in range(rows):
        value += rng.uniform(-1, 1)
        found.append(None if rng.random() < holes else round(value, 6))
    return found


INPUTS = {
    "walk": walk(80),
    "other": walk(80),
    "holes": walk(80, 0.2),
    "flat": [3.3] * 30 + walk(50),
    "huge": [1e12 + v if v < 100 else v * 1e-6 for v in walk(80)],
    "signs": [0.0, -0.0, 1.5, -1.5, 2.5, -2.5, None, 0.5, -0.5, 7.0],
    "divisors": [2.0, -3.0, 0.0, 0.0, -2.0, 2.0, 1.0, None, 3.0, -3.0],
    "booleans": [True, False, True, True, False],
    "masks": [False, False, True, False, True],
    "strings": ["a", None, "b", "", "b"],
    "short": [1.0],
}


def series(name):
    cells = INPUTS[name]
    return pd.Series(cells, dtype="float64" if any(isinstance(c, float) for c in cells) else None)


def plain(value):
    if isinstance(value, pd.Series):
        return [plain(v) for v in value]
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and np.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


CASES = []


def case(name, method, args, result, tolerance=1e-12):
    CASES.append({"input": name, "method": method, "args": args, "expected": plain(result), "tolerance": tolerance})


def binary():
    operators = {"add": "add", "sub": "sub", "mul": "mul", "div": "truediv", "mod": "mod"}
    comparisons = {name: name for name in ("gt", "ge", "lt", "le", "eq", "ne")}
    for ours, theirs in {**operators, **comparisons}.items():
        for a, b in [("walk", "other"), ("signs", "divisors"), ("holes", "walk")]:
            case(a, ours, ["@" + b], getattr(series(a), theirs)(series(b)))
        for a, scalar in [("holes", 100.25), ("signs", -2), ("signs", 0)]:
            case(a, ours, [scalar], getattr(series(a), theirs)(scalar))
    for ours, theirs in comparisons.items():
        if ours in ("eq", "ne"):
            case("strings", ours, ["b"], getattr(series("strings"), theirs)("b"))
    a, b = series("booleans"), series("masks")
    case("booleans", "and", ["@masks"], a & b)
    case("booleans", "or", ["@masks"], a | b)
    case("booleans", "xor", ["@masks"], a ^ b)
    case("booleans", "not", [], ~a)
    case("booleans", "sum", [], a.sum())
    case("booleans", "any", [], a.any())
    case("booleans", "all", [], a.all())
    case("strings", "add", ["!"], series("strings") + "!")


def windows():
    for name in ("walk", "holes", "flat", "huge", "short", "signs"):
        s = series(name)
        for window in (1, 2, 3, 14, 20, 200):
            for least in sorted({window, 1, min(2, window)}):
                rolling = s.rolling(window, min_periods=least)
                for method in ("mean", "sum", "min", "max", "std", "median"):
                    # pandas' own running sums drift where 1e12 stands beside 1e-4: an exact window is the oracle there
                    exact = {"mean": np.mean, "sum": np.sum, "std": lambda x: np.std(x, ddof=1) if len(x) > 1 else np.nan}
                    if name == "huge" and method in exact:
                        result = pd.Series([
                            exact[method](s[max(0, i - window + 1):i + 1].to_numpy())
                            if min(i + 1, window) >= least else np.nan for i in range(len(s))])
                    else:
                        result = getattr(rolling, method)()
                    case(name, f"rolling.{method}", [window, {"minPeriods": least}], result, 1e-9)
    for name in ("walk", "holes"):
        for adjust in (True, False):
            for ignore in (True, False):
                for ours, value in [("span", 9), ("alpha", 0.3), ("com", 2.5), ("halflife", 4)]:
                    result = series(name).ewm(**{ours: value}, adjust=adjust, ignore_na=ignore, min_periods=3).mean()
                    options = {ours: value, "adjust": adjust, "ignoreNa": ignore, "minPeriods": 3}
                    case(name, "ewm.mean", [options], result, 1e-11)


def others():
    for name in ("walk", "holes", "signs", "short"):
        s = series(name)
        for n in (1, -2, 0, 3, 500):
            case(name, "shift", [n], s.shift(n))
        for n in (1, 2, -1):
            case(name, "diff", [n], s.diff(n))
            case(name, "pctChange", [n], s.pct_change(n))
        for method in ("cumsum", "ffill", "isna", "notna", "abs", "sum", "mean", "min", "max"):
            case(name, method, [], getattr(s, method)(), 1e-11)
        for decimals in (0, 1, 3, -1):
            case(name, "round", [decimals], s.round(decimals))
        case(name, "neg", [], -s)
        case(name, "fillna", [7.5], s.fillna(7.5))
        case(name, "clip", [-1, 100], s.clip(-1, 100))
        case(name, "clip", [None, 99.5], s.clip(None, 99.5))
        case(name, "between", [-1.5, 100.2], s.between(-1.5, 100.2))
        case(name, "between", [-1.5, 2.5, "neither"], s.between(-1.5, 2.5, inclusive="neither"))
        case(name, "isin", [[1.5, None, -2.5]], s.isin([1.5, np.nan, -2.5]))
    case("strings", "isin", [["a", ""]], series("strings").isin(["a", ""]))
    case("strings", "ffill", [], series("strings").ffill())
    case("strings", "fillna", ["z"], series("strings").fillna("z"))
    case("strings", "isna", [], series("strings").isna())
    case("strings", "shift", [1], series("strings").shift(1))
    case("holes", "fillna", ["@walk"], series("holes").fillna(series("walk")))
    for direction in ("above", "below"):
        crossed = getattr(qtpylib, f"crossed_{direction}")
        for a, b in [("walk", "other"), ("holes", "walk"), ("signs", "divisors")]:
            case(a, f"crossed.{direction}", ["@" + b], crossed(series(a), series(b)))
        case("walk", f"crossed.{direction}", [100.0], crossed(series("walk"), 100.0))


def main(path):
    binary()
    windows()
    others()
    with open(path, "w") as file:
        inputs = json.dumps(INPUTS)
        cases = ",\n".join(json.dumps(c) for c in CASES)
        file.write('{"inputs": ' + inputs + ', "cases": [\n' + cases + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1])
