import { type Frame, type Metadata, qtpylib, type Series, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/many_conditions_strategy.py`: numbered conditions, and tags that list them. */
export default class ManyConditionsStrategy extends Strategy {
  override timeframe = "5m";
  switches: ReadonlyMap<number, boolean> = new Map([[1, true], [2, true], [3, true], [4, false], [5, true], [6, true]]);

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const [open, close] = [dataframe.col("open"), dataframe.col("close")];
    const { lower, upper } = qtpylib.bollingerBands(close, { window: 20, stds: 2 });
    const lowest = close.rolling(12).min();
    const averaged = [12, 16, 26, 50].reduce(
      (frame, timeperiod) => frame.set(`ema_${timeperiod}`, ta.EMA(dataframe, { timeperiod })),
      dataframe,
    );
    return averaged
      .assign({ rsi_4: ta.RSI(dataframe, { timeperiod: 4 }), rsi_14: ta.RSI(dataframe, { timeperiod: 14 }) })
      .assign({ lower, upper })
      .set("cti", close.rolling(20).rank({ pct: true }).mul(2).sub(1))
      .set("r_14", ta.WILLR(dataframe, { timeperiod: 14 }))
      .set("mfi", ta.MFI(dataframe))
      .set("range_12", open.rolling(12).max().sub(lowest).div(lowest))
      .set("not_falling", close.sub(open.shift(3)).div(open.shift(3)).gt(-0.02));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const found: Series[] = [];
    let tagged = dataframe.set("enter_tag", "");
    for (const [nr, isOn] of this.switches) {
      if (!isOn) continue;
      const holds = conditions(dataframe, nr).reduce((x, y) => x.and(y));
      tagged = tagged.loc(holds, { enter_tag: tagged.col("enter_tag").add(`${nr} `) });
      found.push(holds);
    }
    return tagged.loc(found.reduce((x, y) => x.or(y)), { enter_long: 1 });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, upper] = [dataframe.col("close"), dataframe.col("upper")];
    const over = dataframe.col("rsi_14").gt(70);
    const outside = close.gt(upper).and(close.shift(1).gt(upper.shift(1)));
    let tagged = dataframe.set("exit_tag", "");
    tagged = tagged.loc(over, { exit_tag: tagged.col("exit_tag").add("over ") });
    tagged = tagged.loc(outside, { exit_tag: tagged.col("exit_tag").add("outside ") });
    return tagged.loc(over.or(outside), { exit_long: 1 });
  }
}

function conditions(dataframe: Frame, nr: number): readonly Series[] {
  const column = (name: string): Series => dataframe.col(name);
  const checks = [column("not_falling"), column("range_12").lt(0.2)];
  const [close, rsi, gap] = [column("close"), column("rsi_14"), column("ema_26").sub(column("ema_12"))];
  switch (nr) {
    case 1:
      return [...checks, column("rsi_4").lt(35), rsi.lt(rsi.shift(1)), close.lt(column("ema_16").mul(0.999))];
    case 2:
      return [...checks, close.lt(column("lower").mul(1.002)), column("mfi").lt(40)];
    case 3:
      return [...checks, column("ema_26").gt(column("ema_12")), gap.gt(column("open").mul(0.0015))];
    case 4:
      return [...checks, column("cti").lt(2)];
    case 5:
      return [...checks, column("cti").lt(-0.7), column("r_14").lt(-70)];
    default:
      return [...checks, column("rsi_4").eq(column("rsi_4").shift(2)), column("volume").rolling(4).sum().eq(0)];
  }
}
