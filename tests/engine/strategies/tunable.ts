import { BooleanParameter, CategoricalParameter, DecimalParameter, type Frame, IntParameter, Strategy } from "consumer";

/** Returns its parameters in the signal's tag. */
export default class Tunable extends Strategy {
  override timeframe = "1h";
  buyRsi = new IntParameter(10, 40, { default: 30, space: "buy" });
  sell_ratio = new DecimalParameter(0, 2, { default: 1, decimals: 2 });
  trigger = new CategoricalParameter(["bb", "macd"], { default: "bb" });
  buyFixed = new BooleanParameter({ default: true, load: false });

  override populateEntryTrend(dataframe: Frame): Frame {
    const values = [this.buyRsi, this.sell_ratio, this.trigger, this.buyFixed].map(({ value }) => value);
    return dataframe.set("enter_long", 1).set("enter_tag", values.join(" "));
  }
}
