import { Frame } from "../../frame/frame.ts";
import { mergeInformativePair } from "../../frame/merge_informative_pair.ts";
import type { DataProvider } from "../../strategy/data_provider.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import type { Informative } from "../../strategy/informative.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { requireFrame } from "./require_frame.ts";
import { informativeNames, informativePair } from "./informative_names.ts";

const DATE = "date";

/**
 * Merges a strategy's informative dataframes into the base dataframe, as freqtrade's `_create_and_merge_informative_pair`
 * does. Returns null when one of them has not arrived.
 *
 * @throws {StrategyError} `fmt` or `pair` is invalid, or two columns have the same name
 */
export function mergeInformatives(base: Frame, strategy: Strategy, pair: string, dp: DataProvider): Frame | null {
  let merged = base;
  for (const informative of strategy.informatives) {
    const asset = informativePair(informative, pair);
    const { timeframe, producerName, candleType, ffill = true } = informative;
    const [sent] = dp.getProducerDf(asset, {
      timeframe,
      ...(producerName === undefined ? {} : { producerName }),
      ...(candleType === undefined ? {} : { candleType }),
    });
    if (sent.empty) return null;
    const populated = populate(informative, sent, asset);
    const columns = informativeNames(populated.columns, informative, asset);
    const dateColumn = columns[populated.columns.indexOf(DATE)] ?? DATE;
    if (merged.has(dateColumn)) {
      throw new StrategyError(
        `informatives: the column "${dateColumn}" of ${asset} ${timeframe} already exists: ` +
          "rename the columns of one of the dataframes with fmt",
      );
    }
    const renamed = new Frame(columns, populated.columns.map((name) => populated.source(name)), populated.length);
    merged = mergeInformativePair(merged, renamed, strategy.timeframe, timeframe, {
      ffill,
      appendTimeframe: false,
      dateColumn,
    });
  }
  return merged;
}

function populate(informative: Informative, dataframe: Frame, pair: string): Frame {
  if (informative.populate === undefined) return dataframe;
  return requireFrame("informatives' populate", informative.populate(dataframe, { pair }));
}
