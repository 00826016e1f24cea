import { type Frame, type Metadata, Strategy } from "consumer";

export default class WrongCell extends Strategy {
  override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
    if (pair !== "SOL/USDT") throw new RangeError(`no level for ${pair}`);
    return dataframe;
  }
}
