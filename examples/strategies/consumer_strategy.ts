/**
 * The consumer strategy of freqtrade's documentation, chapter "Producer / Consumer mode".
 *
 * It computes no indicators. It merges the producer's columns with the suffix `default` and applies its rules to them.
 */
import { crossedAbove, type Frame, IntParameter, mergeInformativePair, type Metadata, Strategy } from "consumer";

export default class ConsumerStrategy extends Strategy {
  override timeframe = "5m";
  override processOnlyNewCandles = false;
  buyRsi = new IntParameter(10, 40, { default: 30, space: "buy" });

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    // To read other data that a producer sends:
    // this.dp.getProducerPairs("my_other_producer")
    // this.dp.getProducerDf(metadata.pair, { timeframe: "1h", candleType: "spot", producerName: "my_other_producer" })
    if (producer.empty) {
      // nothing received yet: missing values, so that no rule holds
      return dataframe.set("rsi_default", NaN).set("tema_default", NaN).set("bb_middleband_default", NaN);
    }
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const tema = dataframe.col("tema_default");
    const rule = crossedAbove(dataframe.col("rsi_default"), this.buyRsi.value)
      .and(tema.le(dataframe.col("bb_middleband_default")))
      .and(tema.gt(tema.shift(1)))
      .and(dataframe.col("volume").gt(0));
    return dataframe.loc(rule, { enter_long: 1 });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe.loc(crossedAbove(dataframe.col("rsi_default"), 70), { exit_long: 1 });
  }
}
