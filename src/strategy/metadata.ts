/** What a `populate…` method is told beside the dataframe. */
export interface Metadata {
  /** The pair as freqtrade writes it, for example `BTC/USDT` or `BTC/USDT:USDT`. */
  readonly pair: string;
}
