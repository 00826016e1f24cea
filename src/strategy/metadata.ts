/** The second argument of the `populate…` methods. Answers to freqtrade's `metadata`. */
export interface Metadata {
  /** The evaluated pair as freqtrade writes it: `BTC/USDT`, or `BTC/USDT:USDT` for futures. */
  readonly pair: string;
}
