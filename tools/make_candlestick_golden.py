"""Writes tests/fixtures/candlestick_golden.json: TA-Lib's candlestick patterns on candles in which each of them occurs.

    python tools/make_candlestick_golden.py tests/fixtures/candlestick_golden.json

The candles: random walks of several volatilities and tick sizes (coarse ticks make candles that just reach a threshold), crafted
candles for each pattern with their mirror images, with and without noise, a flat stretch, missing values in front and in between,
and few, one or no rows. An expectation lists [row, value] where the value is not 0.
"""

import json
import random
import sys

import numpy as np
import talib
import talib.abstract as ta

COLUMNS = ["open", "high", "low", "close"]
PATTERNS = talib.get_function_groups()["Pattern Recognition"]
LEAD = (10, 12, 8, 11)
# candles (open, high, low, close) that end in the pattern, after a lead of equal candles
CRAFTED = {
    "CDL2CROWS": [(10, 15, 9, 14), (17, 18, 15, 16), (16.5, 17, 11, 12)],
    "CDL3BLACKCROWS": [(10, 14, 9, 13), (13, 13, 11, 11), (12.5, 12.5, 10, 10), (11.5, 11.5, 9, 9)],
    "CDL3INSIDE": [(9, 9, 6, 7), (8, 8, 7, 8), (8, 10, 8, 10)],
    "CDL3LINESTRIKE": [(7, 11, 7, 7), (7, 10, 7, 8), (8, 11, 6, 9), (10, 10, 6, 6)],
    "CDL3OUTSIDE": [(9, 9, 6, 7), (6, 11, 6, 10), (10, 11, 10, 11)],
    "CDL3STARSINSOUTH": [(20, 21, 9, 15), (18, 19, 10, 16), (14, 14, 13, 13)],
    "CDL3WHITESOLDIERS": [(9, 10, 9, 10), (10, 11, 6, 11), (11, 13, 11, 13)],
    "CDLABANDONEDBABY": [(9, 10, 7, 7), (6, 6, 6, 6), (7, 9, 7, 9)],
    "CDLADVANCEBLOCK": [(6, 8, 6, 8), (7, 11, 7, 9), (9, 12, 8, 10)],
    "CDLBELTHOLD": [(6, 8, 6, 8)],
    "CDLBREAKAWAY": [(30, 31, 24, 25), (23, 24, 21, 22), (22, 23, 20, 21), (21, 22, 18, 19), (19, 25, 19, 24)],
    "CDLCLOSINGMARUBOZU": [(6, 8, 6, 8)],
    "CDLCONCEALBABYSWALL": [(20, 20, 16, 16), (15, 15, 12, 12), (11, 13, 9, 10), (14, 14, 8, 8)],
    "CDLCOUNTERATTACK": [(10, 10, 8, 8), (6, 10, 6, 8)],
    "CDLDARKCLOUDCOVER": [(9, 12, 9, 12), (13, 13, 6, 10)],
    "CDLDOJI": [(10, 12, 8, 10)],
    "CDLDOJISTAR": [(10, 10, 7, 7), (6, 6, 6, 6)],
    "CDLDRAGONFLYDOJI": [(10, 10, 6, 10)],
    "CDLENGULFING": [(10, 10, 9, 9), (6, 11, 6, 11)],
    "CDLEVENINGDOJISTAR": [(6, 8, 6, 8), (9, 9, 8, 9), (8, 8, 6, 6)],
    "CDLEVENINGSTAR": [(6, 8, 6, 8), (9, 9, 8, 9), (8, 8, 6, 6)],
    "CDLGAPSIDESIDEWHITE": [(6, 8, 6, 8), (9, 12, 9, 11), (9, 12, 8, 11)],
    "CDLGRAVESTONEDOJI": [(6, 7, 6, 6)],
    "CDLHAMMER": [(11, 12, 10, 10), (10, 10, 6, 9.5)],
    "CDLHANGINGMAN": [(10, 11, 9, 11), (11, 11.5, 8, 11.5)],
    "CDLHARAMI": [(12, 12, 6, 7), (8, 10, 7, 9)],
    "CDLHARAMICROSS": [(12, 12, 6, 7), (9, 11, 7, 9)],
    "CDLHIGHWAVE": [(9, 11, 7, 9.5)],
    "CDLHIKKAKE": [(10, 10, 6, 8), (9, 9, 8, 8), (7, 7, 6, 6)],
    "CDLHIKKAKEMOD": [(10, 12, 8, 9), (9, 11, 9, 9), (10, 10, 10, 10), (9, 9, 6, 8)],
    "CDLHOMINGPIGEON": [(12, 12, 6, 7), (10, 11, 8, 9)],
    "CDLIDENTICAL3CROWS": [(10, 10, 9, 9), (9, 9, 8, 8), (8, 8, 6, 6)],
    "CDLINNECK": [(10, 10, 8, 8), (7, 10, 6, 8)],
    "CDLINVERTEDHAMMER": [(11, 12, 8, 9), (7, 10, 7, 7.5)],
    "CDLKICKING": [(20, 20, 15, 15), (21, 26, 21, 26)],
    "CDLKICKINGBYLENGTH": [(20, 20, 15, 15), (21, 26, 21, 26)],
    "CDLLADDERBOTTOM": [(16, 16, 15, 15), (15, 15, 13, 13), (11, 11, 8, 9), (9, 11, 8, 8), (10, 13, 10, 12)],
    "CDLLONGLEGGEDDOJI": [(10, 12, 6, 10)],
    "CDLLONGLINE": [(6, 8, 6, 8)],
    "CDLMARUBOZU": [(6, 8, 6, 8)],
    "CDLMATCHINGLOW": [(9, 9, 8, 8), (9, 9, 6, 8)],
    "CDLMATHOLD": [(10, 20, 10, 20), (22, 23, 20.5, 21.5), (20, 21, 18, 19), (19, 19.5, 17, 18), (19, 25, 19, 24)],
    "CDLMORNINGDOJISTAR": [(10, 10, 8, 8), (7, 7, 6, 7), (8, 10, 6, 10)],
    "CDLMORNINGSTAR": [(10, 10, 8, 8), (7, 7, 6, 7), (8, 10, 6, 10)],
    "CDLONNECK": [(10, 10, 8, 8), (7, 10, 6, 8)],
    "CDLPIERCING": [(10, 10, 7, 7), (6, 9, 6, 9)],
    "CDLRICKSHAWMAN": [(10, 12, 8, 10)],
    "CDLRISEFALL3METHODS": [(10, 20, 9, 19), (18, 18.5, 17, 17.5), (17, 17.5, 16, 16.5), (16, 16.5, 15, 15.5), (16, 21, 16, 20.5)],
    "CDLSEPARATINGLINES": [(7, 7, 6, 6), (7, 9, 7, 9)],
    "CDLSHOOTINGSTAR": [(10, 12, 9, 11), (12, 15, 12, 12.5)],
    "CDLSHORTLINE": [(10, 11, 9, 10.5)],
    "CDLSPINNINGTOP": [(9, 11, 7, 9.5)],
    "CDLSTALLEDPATTERN": [(7, 9, 6, 9), (8, 10, 8, 10), (10, 11, 10, 11)],
    "CDLSTICKSANDWICH": [(9, 9, 6, 7), (8, 9, 8, 9), (9, 9, 7, 7)],
    "CDLTAKURI": [(10, 10, 6, 10)],
    "CDLTASUKIGAP": [(6, 7, 6, 7), (9, 11, 9, 11), (10, 10, 6, 8)],
    "CDLTHRUSTING": [(10, 10, 8, 8), (7, 10, 6, 9)],
    "CDLTRISTAR": [(7, 7, 7, 7), (6, 7, 6, 6), (7, 7, 6, 7)],
    "CDLUNIQUE3RIVER": [(14, 14, 9, 10), (13, 13, 8, 12), (9, 9.5, 9, 9.5)],
    "CDLUPSIDEGAP2CROWS": [(10, 15, 9, 14), (16, 17, 15, 15.5), (17, 17, 14, 14.5)],
    "CDLXSIDEGAP3METHODS": [(6, 9, 6, 8), (10, 13, 10, 12), (11, 11, 7, 7)],
}
# patterns that random walks show hardly ever, of which some hits are needed in each direction
RARE = ["CDL2CROWS", "CDL3STARSINSOUTH", "CDLCONCEALBABYSWALL", "CDLMATHOLD", "CDLUPSIDEGAP2CROWS", "CDLBREAKAWAY",
        "CDLRISEFALL3METHODS", "CDL3BLACKCROWS", "CDLKICKING", "CDLABANDONEDBABY", "CDLLADDERBOTTOM", "CDLIDENTICAL3CROWS"]
rng = random.Random(23)


def walk(rows, tick, volatility, shadow, gap):
    close, drift, found = 100.0, 0.0, []
    for _ in range(rows):
        if rng.random() < 0.1:
            drift = rng.gauss(0, volatility)
        opened = close + (rng.gauss(0, gap) if rng.random() < 0.5 else 0)
        close = opened + rng.gauss(drift, volatility) * rng.choice([0, 0.1, 0.3, 1, 2, 3])
        high = max(opened, close) + (abs(rng.gauss(0, shadow)) if rng.random() < 0.6 else 0)
        low = min(opened, close) - (abs(rng.gauss(0, shadow)) if rng.random() < 0.6 else 0)
        found.append([round(round(v / tick) * tick, 6) for v in (opened, high, low, close)])
    return found


def mirrored(candles):
    return [(40 - o, 40 - l, 40 - h, 40 - c) for o, h, l, c in candles]


def noisy(candles, size):
    """Moves every price; high and low stay outside of the body."""
    found = []
    for candle in candles:
        o, h, l, c = (round(v + rng.uniform(-size, size), 3) for v in candle)
        found.append((o, max(o, h, c), min(o, l, c), c))
    return found


def crafted(names, size):
    rows = []
    for name in names:
        for shape in (CRAFTED[name], mirrored(CRAFTED[name])):
            lead = LEAD if shape is CRAFTED[name] else mirrored([LEAD])[0]
            rows += [*[lead] * 12, *(noisy(shape, size) if size else shape)]
    return rows


def with_holes(candles, holes):
    rows = [list(row) for row in candles]
    for row, column in holes:
        rows[row][column] = float("nan")
    return rows


INPUTS = {
    "crafted": crafted(PATTERNS, 0),
    "rare": crafted(RARE * 6, 0.3),
    "noisy": crafted(PATTERNS, 0.6),
    "calm": walk(600, 0.01, 0.3, 0.3, 0.1),
    "wild": walk(600, 0.1, 5, 5, 5),
    "gapping": walk(600, 0.05, 1, 0.2, 2),
    "coarse": walk(900, 1, 1, 1, 1),
    "halves": walk(900, 0.5, 1, 0.4, 0.6),
    "flat": [*walk(40, 0.1, 1, 1, 1), *[[50.0] * 4] * 30, *walk(40, 0.1, 1, 1, 1)],
    "lead": with_holes(walk(120, 0.5, 1, 1, 1), [(row, column) for row in range(7) for column in range(row // 2 + 1)]),
    "gap": with_holes(walk(200, 0.5, 1, 1, 1), [(150, 0), (150, 1), (150, 2), (150, 3)]),
    "gaps": with_holes(walk(200, 0.5, 1, 1, 1), [(60, 0), (75, 1), (90, 2), (105, 3)]),
    "ten": walk(10, 0.5, 1, 1, 1),
    "fifteen": walk(15, 0.5, 1, 1, 1),
    "one": walk(1, 0.5, 1, 1, 1),
    "none": [],
    "gone": [[float("nan")] * 4] * 20,
}


def sparse(values):
    return [[int(row), int(values[row])] for row in np.flatnonzero(values)]


def main(path):
    cases = []
    for name in PATTERNS:
        variants = [{}]
        if "penetration" in ta.Function(name).info["parameters"]:
            variants += [{"penetration": 0.0}, {"penetration": 0.1}, {"penetration": 0.7}]
        for options in variants:
            found = {}
            for source, rows in INPUTS.items():
                columns = {c: np.array([row[i] for row in rows], dtype="float64") for i, c in enumerate(COLUMNS)}
                # talib.abstract refuses empty columns
                found[source] = sparse(getattr(ta, name)(columns, **options)) if rows else []
            cases.append({"name": name, "options": options, "found": found})
    plain = {source: {column: [None if np.isnan(row[i]) else row[i] for row in rows] for i, column in enumerate(COLUMNS)}
             for source, rows in INPUTS.items()}
    with open(path, "w") as file:
        lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
        file.write('{"inputs": ' + json.dumps(plain, separators=(",", ":")) + ', "cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1])
