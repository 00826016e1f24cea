import { type Frame, type Metadata, Strategy } from "consumer";

export default class WantsEma extends Strategy {
  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(pair);
    return dataframe.loc(producer.col("ema_200").gt(0), { enter_long: 1 });
  }
}
