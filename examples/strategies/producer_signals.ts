/**
 * Forwards the producer's own signals, as in the tip "Using upstream signals" of freqtrade's documentation.
 *
 * It needs `remove_entry_exit_signals` to be false, which is the default.
 */
import { type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";

/** The columns that the producer's strategy may set. It does not send a column that it never sets. */
const SIGNALS = ["enter_long", "exit_long", "enter_short", "exit_short", "enter_tag", "exit_tag"] as const;

export default class ProducerSignals extends Strategy {
  override timeframe = "5m";
  override canShort = this.config.trading_mode !== "spot";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    if (producer.empty) return dataframe;
    // no forward fill: a signal belongs to one candle
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      ffill: false,
      appendTimeframe: false,
      suffix: "default",
    });
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return copySignals(dataframe, SIGNALS.filter((name) => name.startsWith("enter")));
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return copySignals(dataframe, SIGNALS.filter((name) => name.startsWith("exit")));
  }
}

function copySignals(dataframe: Frame, names: readonly string[]): Frame {
  const received = names.filter((name) => dataframe.has(`${name}_default`));
  return received.reduce((frame, name) => frame.set(name, frame.col(`${name}_default`)), dataframe);
}
