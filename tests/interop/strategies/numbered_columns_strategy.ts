import { type Frame, IntParameter, type Metadata, type Series, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/numbered_columns_strategy.py`: columns that numbers name. */
export default class NumberedColumnsStrategy extends Strategy {
  override timeframe = "5m";
  buyCount = new IntParameter(2, 8, { default: 5, space: "buy" });
  buyGap = new IntParameter(2, 20, { default: 6, space: "buy" });
  sellCount = new IntParameter(2, 8, { default: 4, space: "sell" });
  sellGap = new IntParameter(2, 20, { default: 9, space: "sell" });

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    let averaged = dataframe;
    for (let nr = 0; nr < 9; nr++) {
      for (const gap of [this.buyGap.value, this.sellGap.value]) {
        const timeperiod = nr * gap;
        if (timeperiod <= 1 || averaged.has(`${timeperiod}`)) continue;
        averaged = averaged.set(`${timeperiod}`, ta.TEMA(dataframe, { timeperiod }));
      }
    }
    return averaged;
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const gap = this.buyGap.value;
    let ordered = dataframe.col("volume").ge(0);
    for (let nr = 2; nr < this.buyCount.value; nr++) {
      ordered = ordered.and(average(dataframe, nr * gap).lt(average(dataframe, (nr - 1) * gap)));
    }
    return dataframe
      .loc(ordered, { enter_long: 1, enter_tag: "ordered" })
      .loc(average(dataframe, gap).eq(average(dataframe, 2 * gap)), { enter_long: 1, enter_tag: "equal" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const gap = this.sellGap.value;
    let anyAbove = dataframe.col("volume").lt(0);
    for (let nr = 2; nr < this.sellCount.value; nr++) {
      anyAbove = anyAbove.or(average(dataframe, nr * gap).gt(average(dataframe, (nr - 1) * gap).mul(1.002)));
    }
    return dataframe.loc(anyAbove, { exit_long: 1 });
  }
}

function average(dataframe: Frame, timeperiod: number): Series {
  return dataframe.col(`${timeperiod}`);
}
