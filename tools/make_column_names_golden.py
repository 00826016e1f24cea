"""Writes tests/fixtures/column_names_golden.json: how freqtrade reads column names that are not unique, or not text.

    python tools/make_column_names_golden.py tests/fixtures/column_names_golden.json

A case: {"text": what freqtrade's dataframe_to_json writes, "columns": the names that its json_to_dataframe reads}. A name that is
not text is written here as its JSON text, which is our rule: there are no other names than texts in a Frame.
"""

import json
import sys
import warnings

import pandas as pd
from freqtrade.misc import dataframe_to_json, json_to_dataframe

warnings.simplefilter("ignore")
NAMES = [
    [15, "b"], [1.5, 1e20, 1e-7, -3], [True, False], [None, "x"], [("a", "b"), ("c", 1)], ["a", "a", "a"], ["a", "a", "a.1"],
    ["a.1", "a", "a"], ["", ""], [15, 15], [("rsi", 14, "5m"), "close"], ["\u00e9", "\u00e9"], ["a\"b", "a\"b"], [0, 1, 2, 3],
]
DATES = pd.date_range("2026-11-22", periods=2, freq="5min", tz="UTC")


def text_of(name) -> str:
    if isinstance(name, str):
        return name
    if isinstance(name, float) and pd.isna(name):
        return "null"
    number = json.dumps(name, separators=(",", ":"))
    return {"1e+20": "100000000000000000000", "1e-07": "1e-7"}.get(number, number)


def case(names: list) -> dict:
    frame = pd.DataFrame([[date] + [1.5 + row + i for i in range(len(names))] for row, date in enumerate(DATES)])
    frame.columns = pd.Index(["date", *names], dtype=object, tupleize_cols=False)
    text = dataframe_to_json(frame)
    return {"text": text, "columns": [text_of(name) for name in json_to_dataframe(text).columns]}


if __name__ == "__main__":
    with open(sys.argv[1], "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case(names)) for names in NAMES) + "\n]\n")
