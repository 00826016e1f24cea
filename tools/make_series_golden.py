"""Writes tests/fixtures/series_golden.json: what pandas makes of the operations that Series has.

    python tools/make_series_golden.py tests/fixtures/series_golden.json

Each case: the Series' cells, the method and its arguments as ours are called ("@name" is another input), and the result. Of
"rolling.quantile" the arguments are those of rolling, "inner" those of quantile. Names in `DATES` are columns of dates.
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
    "none": [],
    "gone": [None, None, None],
    "ties": [float(rng.randrange(6)) if rng.random() > 0.1 else None for _ in range(80)],
    "wild": [1.0, float("inf"), None, -1.0, float("-inf"), 0.0, -0.0, 2.5, None, 1e300, 3.0, -7.0],
    "powers": [0.5, 2.0, 0.0, None, 1.0, -1.0, 3.0, -2.0, 0.0, 0.1, float("inf"), 2.0],
    "dates": [-86400001, 0, 1, 951782400000, None, 1709210096789, 1767225599999, 1795332000000],
}
DATES = {"dates"}


def series(name):
    cells = INPUTS[name]
    if name in DATES:
        return pd.Series(pd.to_datetime(pd.Series(cells, dtype="float64"), unit="ms", utc=True))
    if not cells or not any(c is not None for c in cells):
        return pd.Series(cells, dtype="float64")
    return pd.Series(cells, dtype="float64" if any(isinstance(c, float) for c in cells) else None)


def plain(value):
    if isinstance(value, (pd.Series, list)):
        return [plain(v) for v in value]
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and np.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


CASES = []


def case(name, method, args, result, tolerance=1e-12, inner=()):
    found = {"input": name, "method": method, "args": args, "expected": plain(result), "tolerance": tolerance}
    CASES.append({**found, "inner": list(inner)} if inner else found)


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


def more():
    for a, b in [("wild", "powers"), ("signs", "divisors"), ("walk", "other"), ("powers", "wild")]:
        case(a, "floordiv", ["@" + b], series(a) // series(b))
        case(a, "pow", ["@" + b], series(a) ** series(b))
        case(a, "mod", ["@" + b], series(a) % series(b))
    for name in ("wild", "signs", "holes", "none", "gone"):
        s = series(name)
        for scalar in (2, 0, -3.5):
            case(name, "floordiv", [scalar], s // scalar)
            case(name, "pow", [scalar], s ** scalar)
        case(name, "rsub", [100], 100 - s)
        case(name, "rdiv", [1], 1 / s)
        with np.errstate(all="ignore"):
            for method in ("sqrt", "log", "exp"):
                case(name, method, [], getattr(np, method)(s), 1e-13)
    for name in ("walk", "holes", "signs", "short", "none", "gone", "ties"):
        s = series(name)
        for method in ("cumprod", "cummax", "cummin", "bfill", "count", "var", "std", "median", "sum", "mean", "min", "max"):
            case(name, method, [], getattr(s, method)(), 1e-10)
        for q in (0, 0.1, 0.5, 0.77, 1):
            case(name, "quantile", [q], s.quantile(q))
        case(name, "std", [0], s.std(ddof=0), 1e-10)
        for method in ("idxmax", "idxmin"):
            case(name, method, [], getattr(s, method)() if s.notna().any() else None)
        case(name, "describe", [], s.describe().tolist(), 1e-10)
        for n in (1, -1, 200):
            case(name, "shift", [n, 0], s.shift(n, fill_value=0))
    case("strings", "bfill", [], series("strings").bfill())
    case("strings", "count", [], series("strings").count())
    for name in ("walk", "holes", "ties", "flat", "short", "none", "gone", "wild"):
        s = series(name)
        for window, least in [(1, 1), (3, 1), (3, 3), (14, 2), (14, 14), (70, 5), (500, 1)]:
            rolling = s.rolling(window, min_periods=least)
            options = [window, {"minPeriods": least}]
            for ddof in (0, 1):
                case(name, "rolling.var", options, rolling.var(ddof=ddof), 1e-9, [ddof])
            for how in ("linear", "lower", "higher", "midpoint", "nearest"):
                case(name, "rolling.quantile", options, rolling.quantile(0.3, interpolation=how), 1e-12, [0.3, how])
            case(name, "rolling.quantile", options, rolling.quantile(0.9), 1e-12, [0.9])
            for method in ("average", "min", "max"):
                for ascending in (True, False):
                    for pct in (True, False):
                        ours = {"method": method, "ascending": ascending, "pct": pct}
                        case(name, "rolling.rank", options, rolling.rank(**ours), 1e-12, [ours])
            case(name, "rolling.count", options, rolling.count())
            case(name, "rolling.median", options, rolling.median())
    for name in ("walk", "holes", "flat", "short", "none", "gone", "ties"):
        for adjust in (True, False):
            for ignore in (True, False):
                for least in (0, 4):
                    ewm = series(name).ewm(span=7, adjust=adjust, ignore_na=ignore, min_periods=least)
                    options = {"span": 7, "adjust": adjust, "ignoreNa": ignore, "minPeriods": least}
                    for bias in (True, False):
                        case(name, "ewm.var", [options], ewm.var(bias=bias), 1e-9, [bias])
                        case(name, "ewm.std", [options], ewm.std(bias=bias), 1e-9, [bias])
    # pandas 3 deprecates the names that strategies use
    newer = {"dayofyear": "day_of_year", "dayofweek": "day_of_week", "weekday": "day_of_week"}
    for part in ("year", "month", "day", "dayofyear", "dayofweek", "weekday", "hour", "minute", "second"):
        case("dates", f"dt.{part}", [], getattr(series("dates").dt, newer.get(part, part)))
    text = series("strings").str
    for ours, theirs, args in [("contains", "contains", ["a"]), ("startsWith", "startswith", ["b"]),
                               ("endsWith", "endswith", ["b"]), ("upper", "upper", []), ("lower", "lower", []),
                               ("len", "len", [])]:
        case("strings", f"str.{ours}", [], getattr(text, theirs)(*args), inner=args)
    case("strings", "str.replace", [], text.replace("b", "$1"), inner=["b", "$1"])
    case("walk", "where", ["@mask80"], series("walk").where(series("mask80")))
    case("walk", "where", ["@mask80", 7], series("walk").where(series("mask80"), 7))
    case("walk", "where", ["@mask80", "@other"], series("walk").where(series("mask80"), series("other")))
    for value, other in [("@walk", "@other"), (1, 0), ("@walk", 0), ("up", "down")]:
        known = [series(v[1:]) if isinstance(v, str) and v[0] == "@" else v for v in (value, other)]
        case("mask80", "np.where", [value, other], pd.Series(np.where(series("mask80"), *known)))


def main(path):
    binary()
    windows()
    others()
    INPUTS["mask80"] = [rng.random() < 0.5 for _ in range(80)]
    more()
    with open(path, "w") as file:
        inputs = json.dumps({name: [plain(c) for c in cells] for name, cells in INPUTS.items()})
        cases = ",\n".join(json.dumps(c) for c in CASES)
        file.write('{"inputs": ' + inputs + ', "cases": [\n' + cases + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1])
