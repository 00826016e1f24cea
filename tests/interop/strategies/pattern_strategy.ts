import { type Frame, type Metadata, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/pattern_strategy.py`: candlestick patterns. */
export default class PatternStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const withPatterns = PATTERNS.reduce<Frame>((frame, name) => frame.set(name, ta[name](dataframe)), dataframe);
    const score = PATTERNS.map((name) => withPatterns.col(name)).reduce((x, y) => x.add(y));
    const close = dataframe.col("close");
    return withPatterns
      .set("evening", ta.CDLEVENINGSTAR(dataframe, { penetration: 0.1 }))
      .assign({ score, recent: score.rolling(3).sum() })
      .set("bullish", withPatterns.col("CDLENGULFING").eq(100))
      .set("trend", close.sub(close.rolling(10).mean()));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const isDoji = dataframe.col("CDLDOJI").gt(0);
    const before = dataframe.col("CDLDOJI").shift(1).gt(0);
    const score = dataframe.col("recent").ge(300).and(dataframe.col("trend").gt(0));
    return dataframe
      .loc(dataframe.col("bullish"), { enter_long: 1, enter_tag: "engulfing" })
      .loc(score, { enter_long: 1, enter_tag: "score" })
      .loc(isDoji.and(before).and(dataframe.col("volume").eq(0)), { enter_long: 1, enter_tag: "dojis" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const weak = dataframe.col("CDLENGULFING").lt(0)
      .or(dataframe.col("CDLSHOOTINGSTAR").ne(0))
      .or(dataframe.col("evening").lt(0));
    return dataframe.loc(weak.or(dataframe.col("score").le(-200)), { exit_long: 1, exit_tag: "pattern" });
  }
}

const PATTERNS = [
  "CDLENGULFING",
  "CDLHAMMER",
  "CDLDOJI",
  "CDLMORNINGSTAR",
  "CDLHARAMI",
  "CDLDRAGONFLYDOJI",
  "CDLINVERTEDHAMMER",
  "CDLSHOOTINGSTAR",
  "CDLHANGINGMAN",
  "CDLSPINNINGTOP",
  "CDL3INSIDE",
  "CDL3WHITESOLDIERS",
  "CDLBELTHOLD",
  "CDLMARUBOZU",
  "CDLHIKKAKE",
  "CDLSHORTLINE",
  "CDLLONGLINE",
  "CDLRICKSHAWMAN",
  "CDLTAKURI",
  "CDL3LINESTRIKE",
  "CDLGRAVESTONEDOJI",
  "CDLHARAMICROSS",
  "CDLHIGHWAVE",
  "CDLMATCHINGLOW",
  "CDLTRISTAR",
  "CDLHOMINGPIGEON",
] as const;
