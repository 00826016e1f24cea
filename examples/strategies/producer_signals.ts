/**
 * Hands the producer's own signals on: the tip "Using upstream signals" of freqtrade's documentation. It needs
 * `remove_entry_exit_signals` to be false, as it is by default.
 */
import { type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";

/** What a producer's strategy may set; a column that it never sets is not on the wire. */
const SIGNALS = ["enter_long", "exit_long", "enter_short", "exit_short", "enter_tag", "exit_tag"] as const;

export default class ProducerSignals extends Strategy {
  override timeframe = "5m";
  override canShort = true;

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    if (producer.empty) return dataframe;
    // Not filled forward: a signal belongs to its own candle alone.
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      ffill: false,
      appendTimeframe: false,
      suffix: "default",
    });
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return takeOver(dataframe, SIGNALS.filter((name) => name.startsWith("enter")));
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return takeOver(dataframe, SIGNALS.filter((name) => name.startsWith("exit")));
  }
}

function takeOver(dataframe: Frame, names: readonly string[]): Frame {
  const sent = names.filter((name) => dataframe.has(`${name}_default`));
  return sent.reduce((frame, name) => frame.set(name, frame.col(`${name}_default`)), dataframe);
}
