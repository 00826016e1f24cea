/**
 * Combines two producers: the indicators of `default` on 5m, and the trend of `hourly` on 1h.
 *
 * An hourly candle appears on the 5m candle at whose close it is complete, so there is no lookahead bias.
 */
import {
  crossedAbove,
  crossedBelow,
  type Frame,
  IntParameter,
  mergeInformativePair,
  type Metadata,
  Strategy,
} from "consumer";

export default class HigherTimeframeStrategy extends Strategy {
  override timeframe = "5m";
  buyRsi = new IntParameter(10, 50, { default: 40, space: "buy" });

  override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(pair);
    const [hourly] = this.dp.getProducerDf(pair, { timeframe: "1h", producerName: "hourly" });
    if (producer.empty || hourly.empty) {
      // nothing received yet: missing values, so that no rule holds
      return dataframe.assign({ rsi_default: NaN, rsi_1h: NaN, tema_1h: NaN, bb_middleband_1h: NaN });
    }
    const merged = mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
    const trend = hourly.select("date", "close", "rsi", "tema", "bb_middleband");
    return mergeInformativePair(merged, trend, this.timeframe, "1h");
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = crossedAbove(dataframe.col("rsi_default"), this.buyRsi.value)
      .and(dataframe.col("tema_1h").gt(dataframe.col("bb_middleband_1h")))
      .and(dataframe.col("rsi_1h").lt(75));
    return dataframe.loc(rule, { enter_long: 1, enter_tag: "hourly_trend" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const falling = dataframe.col("tema_1h").lt(dataframe.col("bb_middleband_1h"));
    const rule = crossedBelow(dataframe.col("rsi_default"), 60).and(falling);
    return dataframe.loc(rule, { exit_long: 1, exit_tag: "hourly_trend" });
  }
}
