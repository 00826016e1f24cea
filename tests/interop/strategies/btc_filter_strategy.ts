import { crossedAbove, crossedBelow, type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";

/** The twin of `freqtrade/strategies/btc_filter_strategy.py`: another pair of the same producer. */
export default class BtcFilterStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    if (!this.dp.getProducerPairs().includes("BTC/USDT")) return dataframe;
    const bitcoin = this.dp.getProducerDf("BTC/USDT")[0].select("date", "close", "rsi").rename({ close: "price" });
    const price = bitcoin.col("price");
    const [producer] = this.dp.getProducerDf(metadata.pair);
    const merged = mergeInformativePair(
      dataframe,
      bitcoin.set("rising", price.gt(price.rolling(12).mean())),
      this.timeframe,
      this.timeframe,
      { appendTimeframe: false, suffix: "btc" },
    );
    return mergeInformativePair(merged, producer.select("date", "close", "rsi"), this.timeframe, this.timeframe);
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    if (!dataframe.has("rsi_5m")) return dataframe;
    const rule = crossedAbove(dataframe.col("rsi_5m"), 40).and(dataframe.col("rsi_btc").gt(40));
    return dataframe
      .loc(rule, { enter_long: 1, enter_tag: "with_btc" })
      .loc(rule.and(dataframe.col("rising_btc")), { enter_tag: "rising_btc" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    if (!dataframe.has("rsi_5m")) return dataframe;
    return dataframe.loc(crossedBelow(dataframe.col("rsi_btc"), 60), { exit_long: 1, exit_tag: "btc" });
  }
}
