import { crossedBelow, type Frame, type Metadata, resampledMerge, resampleToInterval, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/resampled_strategy.py`: candles resampled to longer intervals. */
export default class ResampledStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const merged = [15, 60, 35].reduce((frame, interval) => {
      const longer = resampleToInterval(frame, interval);
      const withIndicators = longer
        .set("rsi", ta.RSI(longer, { timeperiod: 4 }))
        .set("sma", ta.SMA(longer, { timeperiod: 3, price: "close" }));
      return resampledMerge(frame, withIndicators, { fillNa: interval !== 35 });
    }, dataframe);
    return merged
      .set("rsi", ta.RSI(merged, { timeperiod: 5 }))
      .set("gap", merged.col("close").sub(merged.col("resample_60_close")))
      .set("traded", merged.col("resample_15_volume").fillna(0).gt(0));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rising = dataframe.col("resample_60_close").ge(dataframe.col("resample_60_sma"));
    const fresh = dataframe.col("resample_35_close").notna().and(dataframe.col("resample_35_rsi").lt(50));
    const still = dataframe.col("traded").not().and(dataframe.col("gap").eq(0));
    return dataframe
      .loc(rising.and(dataframe.col("rsi").lt(45)), { enter_long: 1, enter_tag: "rising" })
      .loc(fresh, { enter_long: 1, enter_tag: "fresh" })
      .loc(still, { enter_long: 1, enter_tag: "still" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const below = crossedBelow(dataframe.col("close"), dataframe.col("resample_15_low"));
    return dataframe.loc(below.or(dataframe.col("resample_15_rsi").gt(80)), { exit_long: 1 });
  }
}
