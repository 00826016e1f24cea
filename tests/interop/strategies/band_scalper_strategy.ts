import {
  BooleanParameter,
  CategoricalParameter,
  crossedAbove,
  DecimalParameter,
  type Frame,
  IntParameter,
  type Metadata,
  qtpylib,
  Strategy,
  ta,
} from "consumer";

/** The twin of `freqtrade/strategies/band_scalper_strategy.py`: Bollinger bands, RSI and parameters. */
export default class BandScalperStrategy extends Strategy {
  override timeframe = "5m";
  buyRsi = new IntParameter(15, 45, { default: 38, space: "buy" });
  buyWidth = new DecimalParameter(0.001, 0.05, { default: 0.0045, decimals: 4, space: "buy" });
  buyTrigger = new CategoricalParameter(["lower1", "lower2"], { default: "lower1", space: "buy" });
  buyNeedsVolume = new BooleanParameter({ default: true, space: "buy" });
  sellRsi = new IntParameter(55, 90, { default: 62, space: "sell" });

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, rsi] = [dataframe.col("close"), ta.RSI(dataframe, { timeperiod: 14 })];
    const typical = qtpylib.typicalPrice(dataframe);
    const one = qtpylib.bollingerBands(typical, { window: 20, stds: 1 });
    const two = qtpylib.bollingerBands(typical, { window: 20, stds: 2 });
    return dataframe
      .assign({ rsi, lower1: one.lower, upper1: one.upper, lower2: two.lower, upper2: two.upper, middle: two.mid })
      .set("width", two.upper.sub(two.lower).div(two.mid))
      .set("percent", close.sub(two.lower).div(two.upper.sub(two.lower)))
      .set("weighted_upper", qtpylib.weightedBollingerBands(close, { window: 15 }).upper)
      .set("rsi_slow", rsi.rolling(5).mean());
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [rsi, width] = [dataframe.col("rsi"), dataframe.col("width")];
    const low = dataframe.col("close").le(dataframe.col(this.buyTrigger.value));
    const rule = rsi.lt(this.buyRsi.value).and(low).and(width.gt(this.buyWidth.value));
    const stuck = width.eq(0).or(dataframe.col("percent").isna());
    return dataframe
      .loc(this.buyNeedsVolume.value ? rule.and(dataframe.col("volume").gt(0)) : rule, {
        enter_long: 1,
        enter_tag: "below_band",
      })
      .loc(stuck.and(rsi.lt(50)), { enter_long: 1, enter_tag: "stuck" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = crossedAbove(dataframe.col("rsi"), this.sellRsi.value).or(dataframe.col("percent").gt(0.97));
    return dataframe.loc(rule, { exit_long: 1, exit_tag: "high" });
  }
}
