/**
 * Trades the predictions of a producer that runs FreqAI, long and short. No model is trained here.
 *
 * It enters when the predicted target leaves the band of mean ± 1.25 standard deviations. It exits when the target changes
 * sign, or when FreqAI marks the candle as an outlier.
 */
import { crossedAbove, crossedBelow, type Frame, mergeInformativePair, type Metadata, Strategy, where } from "consumer";

export default class FreqaiConsumerStrategy extends Strategy {
  override timeframe = "5m";
  override canShort = true;

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    if (producer.empty) {
      // nothing received yet: missing values, so that no rule holds
      return dataframe.assign({ "&-target_ai": NaN, do_predict_ai: NaN, upper: NaN, lower: NaN, trusted: NaN });
    }
    const merged = mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "ai",
    });
    const [mean, std] = [merged.col("&-target_mean_ai"), merged.col("&-target_std_ai")];
    // FreqAI trusts the prediction, and the candle resembles the training data
    const isTrusted = merged.col("do_predict_ai").eq(1).and(merged.col("DI_values_ai").lt(1.6));
    return merged
      .set("upper", mean.add(std.mul(1.25)))
      .set("lower", mean.sub(std.mul(1.25)))
      .set("trusted", where(isTrusted, 1, 0));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [target, trusted] = [dataframe.col("&-target_ai"), dataframe.col("trusted").eq(1)];
    const up = trusted.and(crossedAbove(target, dataframe.col("upper")));
    const down = trusted.and(crossedBelow(target, dataframe.col("lower")));
    return dataframe
      .loc(up, { enter_long: 1, enter_tag: "target_up" })
      .loc(down, { enter_short: 1, enter_tag: "target_down" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [target, outlier] = [dataframe.col("&-target_ai"), dataframe.col("do_predict_ai").eq(-1)];
    return dataframe
      .loc(outlier.or(target.lt(0)), { exit_long: 1, exit_tag: "target_gone" })
      .loc(outlier.or(target.gt(0)), { exit_short: 1, exit_tag: "target_gone" });
  }
}
