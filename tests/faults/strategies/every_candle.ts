import { type Frame, type Metadata, Strategy } from "consumer";
import { hashCells } from "./cells.ts";

/** Enters on every candle of the producer, and prints a hash of all cells that it sees. */
export default class EveryCandle extends Strategy {
  override timeframe = "1m";

  override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
    const [frame] = this.dp.getProducerDf(pair);
    if (!frame.empty) {
      const columns = frame.columns.map((name) => ({ name, cells: frame.col(name).toArray() }));
      const seen = { pair, rows: frame.length, last: frame.at(-1, "date"), hash: hashCells(columns) };
      // deno-lint-ignore no-console -- the test reads it in the program's log
      console.log(`cells ${JSON.stringify(seen)}`);
    }
    return dataframe;
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe.set("enter_long", 1);
  }
}
