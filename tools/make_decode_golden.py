"""Writes tests/fixtures/decode_golden.json: what freqtrade's json_to_dataframe reads from frames of a recording.

    python tools/make_decode_golden.py tests/fixtures/rich_1m.ndjson tests/fixtures/decode_golden.json
"""

import json
import sys

import pandas as pd
from freqtrade.misc import json_to_dataframe

KINDS = {"float64": "number", "int64": "number", "bool": "boolean", "str": "string", "object": "object"}
HAND_MADE = [
    '{"columns":["date","a"],"index":[],"data":[]}',
    '{"columns":[],"index":[],"data":[]}',
    '{"columns":["date","b","n","m","s","t"],"index":[7,8,9],"data":'
    '[[1795396080000,true,true,null,"x",null],[1795396140000,false,null,null,null,"y"],[1795396200000,true,false,null,"",null]]}',
    '{"columns":["date","i","f","z","e","o"],"index":[0,1],"data":'
    '[[1795396080000,9007199254740993,0.1,-0.0,1e-7,1],[1795396140000,-1,1e22,0,2.5E+3,"one"]]}',
    '{"columns":["date","q"],"index":[0,1],"data":[[1795396080000,"a\\"b\\\\c\\/\\u00e9\\n"],[null,"\u00e9\u6f22"]]}',
]


def cell(value):
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return int(value.value // 1_000_000)
    return value.item() if hasattr(value, "item") else value


def read(text):
    df = json_to_dataframe(text)
    kinds = ["date" if str(df[c].dtype).startswith("datetime") else KINDS[str(df[c].dtype)] for c in df.columns]
    return {"text": text, "columns": list(df.columns), "kinds": kinds, "rows": len(df),
            "data": [[cell(v) for v in df[c]] for c in df.columns]}


def shorten(text, rows=30):
    """The first and the last rows: warm-up and the present."""
    frame = json.loads(text)
    if len(frame["data"]) > 2 * rows:
        for key in ("index", "data"):
            frame[key] = frame[key][:rows] + frame[key][-rows:]
        return json.dumps(frame, separators=(",", ":"))
    return text


def main(recording, path):
    golden, seen = [read(text) for text in HAND_MADE], set()
    for line in open(recording):
        message = json.loads(json.loads(line)["message"])
        if message["type"] != "analyzed_df":
            continue
        text = shorten(message["data"]["df"]["__value__"])
        if text not in seen and len(seen) < 8:
            seen.add(text)
            golden.append(read(text))
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in golden) + "\n]\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
