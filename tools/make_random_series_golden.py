"""Writes tests/fixtures/random_series_golden.json: thousands of generated series, and what pandas makes of some operations on each.

    python tools/make_random_series_golden.py tests/fixtures/random_series_golden.json

A series has 0 to 9 values, among them missing, infinite, equal and opposite ones. A case: [cells, method, arguments, arguments of the inner
method, expected], as in series_golden.json.
"""

import json
import random
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
rng = random.Random(2026)
SERIES = 2500
METHODS_EACH = 4


def value(kind):
    if kind == "whole":
        return float(rng.randrange(-3, 4))
    if kind == "wild":
        return rng.choice([0.0, 1.5, -2.5, float("inf"), float("-inf"), 1e300, 1e-300, 7.0])
    return round(rng.uniform(-100, 100), 3)


def series():
    kind = rng.choice(["whole", "whole", "wild", "price", "price", "constant"])
    rows = rng.choice([0, 1, 1, 2, 3, 5, 7, 9])
    constant = value("price")
    holes = rng.choice([0, 0, 0.3, 1])
    return [None if rng.random() < holes * rng.random() else constant if kind == "constant" else value(kind) for _ in range(rows)]


def rolling(method, *inner):
    """A window on the series."""
    def compute(s):
        window = rng.choice([1, 2, 3, 5, 20])
        least = rng.randrange(0 if method in ("sum", "count") else 1, min(window, 4) + 1)
        result = getattr(s.rolling(window, min_periods=least), method)(*inner)
        return [window, {"minPeriods": least}], list(inner), result
    return f"rolling.{method}", compute


def ewm(method):
    def compute(s):
        how = rng.choice([{"span": 3}, {"alpha": 0.25}, {"com": 1.5}, {"halflife": 2}])
        adjust, ignore, least = rng.random() < 0.5, rng.random() < 0.5, rng.randrange(0, 4)
        result = getattr(s.ewm(**how, adjust=adjust, ignore_na=ignore, min_periods=least), method)()
        return [{**how, "adjust": adjust, "ignoreNa": ignore, "minPeriods": least}], [], result
    return f"ewm.{method}", compute


def simple(ours, compute, *arguments):
    return ours, lambda s: (list(arguments), [], compute(s))


METHODS = [
    *[simple(name, lambda s, name=name: getattr(s, name)()) for name in (
        "cummax", "cummin", "ffill", "bfill", "isna", "notna", "abs", "sum", "mean", "min", "max", "median", "std", "var", "count")],
    simple("shift", lambda s: s.shift(1), 1),
    simple("shift", lambda s: s.shift(-2), -2),
    simple("diff", lambda s: s.diff(2), 2),
    simple("pctChange", lambda s: s.pct_change(), 1),
    simple("fillna", lambda s: s.fillna(5.5), 5.5),
    simple("clip", lambda s: s.clip(-2, 3), -2, 3),
    simple("round", lambda s: s.round(1), 1),
    simple("between", lambda s: s.between(-1, 2), -1, 2),
    simple("isin", lambda s: s.isin([1.0, -2.5, np.nan]), [1, -2.5, None]),
    simple("floordiv", lambda s: s // 2, 2),
    simple("mod", lambda s: s % -3, -3),
    simple("pow", lambda s: s ** 2, 2),
    simple("gt", lambda s: s > 0, 0),
    simple("ne", lambda s: s != 1, 1),
    simple("quantile", lambda s: s.quantile(0.3), 0.3),
    *[rolling(name) for name in ("min", "max", "median", "rank", "count")],
    rolling("quantile", 0.75),
    ewm("mean"),
    ewm("std"),
    *[simple(name, lambda s, name=name: getattr(s, name)()) for name in ("cumsum", "cumprod")],
    *[rolling(name) for name in ("sum", "mean", "std", "var")],
]
def plain(found):
    if isinstance(found, pd.Series):
        return [plain(v) for v in found]
    if found is None or pd.isna(found):
        return None
    found = found.item() if hasattr(found, "item") else found
    if isinstance(found, float) and np.isinf(found):
        return "Infinity" if found > 0 else "-Infinity"
    return float(f"{found:.13g}") if isinstance(found, float) else found


def main(path):
    lines = []
    for _ in range(SERIES):
        cells = series()
        s = pd.Series(cells, dtype="float64")
        for name, compute in rng.sample(METHODS, METHODS_EACH):
            with np.errstate(all="ignore"):
                arguments, inner, result = compute(s)
            lines.append(json.dumps([plain(pd.Series(cells, dtype="float64")), name, arguments, inner, plain(result)], separators=(",", ":")))
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1])
