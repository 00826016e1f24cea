import { type Frame, mergeInformativePair, type Metadata, qtpylib, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/dip_strategy.py`: dips of Heikin-Ashi candles, filtered by hourly ones. */
export default class DipStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const { high, low, close } = qtpylib.heikinashi(dataframe);
    const typical = high.add(low).add(close).div(3);
    const mean = typical.rolling(40).mean();
    const lower = mean.sub(typical.rolling(40).std().mul(2));
    const withBand = dataframe
      .assign({ ha_close: close, ha_high: high, mean, lower })
      .set("delta", mean.sub(lower).abs())
      .set("close_delta", close.sub(close.shift()).abs())
      .set("tail", close.sub(low).abs())
      .set("slow", ta.EMA(close, { timeperiod: 50 }))
      .set("rocr", ta.ROCR(close, { timeperiod: 28 }))
      .set("volume_slow", dataframe.col("volume").rolling(30).mean());
    const [hourly] = this.dp.getProducerDf(metadata.pair, { timeframe: "1h", producerName: "hourly" });
    if (hourly.empty) return withBand.set("rocr_1h", NaN);
    const candles = hourly.select("date", "open", "high", "low", "close");
    const trend = candles.set("rocr", ta.ROCR(qtpylib.heikinashi(candles).close, { timeperiod: 24 }));
    return mergeInformativePair(withBand, trend, this.timeframe, "1h");
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, lower, delta] = [dataframe.col("ha_close"), dataframe.col("lower"), dataframe.col("delta")];
    const closeDelta = dataframe.col("close_delta");
    const shape = lower.shift().gt(0)
      .and(delta.gt(close.mul(0.004)))
      .and(closeDelta.gt(close.mul(0.001)))
      .and(dataframe.col("tail").lt(delta.mul(0.9)))
      .and(close.le(close.shift()));
    const dip = close.lt(dataframe.col("slow")).and(close.lt(lower.mul(1.001)));
    const rising = dataframe.col("rocr_1h").gt(0.9);
    return dataframe
      .loc(rising.and(shape.or(dip)), { enter_long: 1, enter_tag: "dip" })
      .loc(closeDelta.eq(0).and(delta.le(1e-12)).and(rising), { enter_long: 1, enter_tag: "still" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const high = dataframe.col("ha_high");
    const rule = high.le(high.shift(1))
      .and(high.shift(1).le(high.shift(2)))
      .and(dataframe.col("ha_close").mul(1.001).gt(dataframe.col("mean")))
      .and(dataframe.col("volume").gt(0));
    return dataframe.loc(rule, { exit_long: 1 });
  }
}
