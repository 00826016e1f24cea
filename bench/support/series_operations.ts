import { crossedAbove } from "../../src/frame/crossed.ts";
import { where } from "../../src/frame/where.ts";
import { Series } from "../../src/frame/series.ts";
import { candles, type Operation, ROWS } from "./operation.ts";

const s = candles.col("close");
const o = candles.col("other");
const dates = candles.col("date");
const gaps = Series.of(Array.from({ length: ROWS }, (_, row) => row % 3 === 0 ? null : s.at(row)));
const tags = Series.of(Array.from({ length: ROWS }, (_, row) => row % 7 === 0 ? "rsi_cross" : null));
const mask = s.gt(o);

/** Operations of Series and Frame, compared with pandas. `gaps`, `tags`, `mask` and `dates` exist on both sides. */
export const SERIES_OPERATIONS: readonly Operation[] = [
  { name: "add", run: () => s.add(o), python: "s + o" },
  { name: "div by a number", run: () => s.div(3), python: "s / 3" },
  { name: "mod", run: () => s.mod(3), python: "s % 3" },
  { name: "floordiv", run: () => s.floordiv(3), python: "s // 3" },
  { name: "pow", run: () => s.pow(2), python: "s ** 2" },
  { name: "sqrt", run: () => s.sqrt(), python: "np.sqrt(s)" },
  { name: "log", run: () => s.log(), python: "np.log(s)" },
  { name: "abs", run: () => s.abs(), python: "s.abs()" },
  { name: "round", run: () => s.round(2), python: "s.round(2)" },
  { name: "clip", run: () => s.clip(99, 101), python: "s.clip(99, 101)" },
  { name: "gt", run: () => s.gt(o), python: "s > o" },
  { name: "between", run: () => s.between(99, 101), python: "s.between(99, 101)" },
  { name: "and", run: () => mask.and(mask), python: "mask & mask" },
  { name: "isin", run: () => s.isin([1, 2, 3]), python: "s.isin([1, 2, 3])" },
  { name: "crossedAbove", run: () => crossedAbove(s, o), python: "qtpylib.crossed_above(s, o)" },
  { name: "shift", run: () => s.shift(1), python: "s.shift(1)" },
  { name: "diff", run: () => s.diff(), python: "s.diff()" },
  { name: "pctChange", run: () => s.pctChange(), python: "s.pct_change()" },
  { name: "cumsum", run: () => s.cumsum(), python: "s.cumsum()" },
  { name: "cummax", run: () => s.cummax(), python: "s.cummax()" },
  { name: "ffill", run: () => gaps.ffill(), python: "gaps.ffill()" },
  { name: "bfill", run: () => gaps.bfill(), python: "gaps.bfill()" },
  { name: "fillna", run: () => gaps.fillna(0), python: "gaps.fillna(0)" },
  { name: "isna", run: () => gaps.isna(), python: "gaps.isna()" },
  { name: "where", run: () => s.where(mask, 0), python: "s.where(mask, 0)" },
  { name: "np.where", run: () => where(mask, s, o), python: "np.where(mask, s, o)" },
  { name: "map", run: () => s.map((cell) => Number(cell) * 2), python: "s.map(lambda x: x * 2)" },
  { name: "sum", run: () => s.sum(), python: "s.sum()" },
  { name: "mean", run: () => s.mean(), python: "s.mean()" },
  { name: "max", run: () => s.max(), python: "s.max()" },
  { name: "std", run: () => s.std(), python: "s.std()" },
  { name: "median", run: () => s.median(), python: "s.median()" },
  { name: "idxmax", run: () => s.idxmax(), python: "s.idxmax()" },
  { name: "describe", run: () => s.describe(), python: "s.describe()" },
  { name: "rolling(20).mean", run: () => s.rolling(20).mean(), python: "s.rolling(20).mean()" },
  { name: "rolling(20).sum", run: () => s.rolling(20).sum(), python: "s.rolling(20).sum()" },
  { name: "rolling(20).min", run: () => s.rolling(20).min(), python: "s.rolling(20).min()" },
  { name: "rolling(20).std", run: () => s.rolling(20).std(), python: "s.rolling(20).std()" },
  { name: "rolling(20).var", run: () => s.rolling(20).var(), python: "s.rolling(20).var()" },
  { name: "rolling(20).median", run: () => s.rolling(20).median(), python: "s.rolling(20).median()" },
  { name: "rolling(20).quantile", run: () => s.rolling(20).quantile(0.9), python: "s.rolling(20).quantile(0.9)" },
  { name: "rolling(20).rank", run: () => s.rolling(20).rank(), python: "s.rolling(20).rank()" },
  { name: "rolling(500).mean", run: () => s.rolling(500).mean(), python: "s.rolling(500).mean()" },
  { name: "rolling(500).median", run: () => s.rolling(500).median(), python: "s.rolling(500).median()" },
  { name: "rolling(500).rank", run: () => s.rolling(500).rank(), python: "s.rolling(500).rank()" },
  { name: "ewm.mean", run: () => s.ewm({ span: 12 }).mean(), python: "s.ewm(span=12).mean()" },
  {
    name: "ewm.mean, not adjusted",
    run: () => s.ewm({ span: 12, adjust: false }).mean(),
    python: "s.ewm(span=12, adjust=False).mean()",
  },
  { name: "ewm.std", run: () => s.ewm({ span: 12 }).std(), python: "s.ewm(span=12).std()" },
  { name: "dt.hour", run: () => dates.dt.hour, python: "dates.dt.hour" },
  { name: "dt.month", run: () => dates.dt.month, python: "dates.dt.month" },
  { name: "str.contains", run: () => tags.str.contains("cross"), python: "tags.str.contains('cross')" },
  {
    name: "loc",
    run: () => candles.loc(mask, { enter_long: 1, enter_tag: "x" }),
    python: "df.copy().loc.__setitem__((mask, ['enter_long', 'enter_tag']), (1, 'x'))",
  },
  { name: "set", run: () => candles.set("x", s), python: "df.assign(x=s)" },
  { name: "frame.describe", run: () => candles.describe(), python: "df.describe()" },
  { name: "toCsv", run: () => candles.toCsv(), python: "df.to_csv(index=False)" },
];
