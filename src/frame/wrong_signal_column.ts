/**
 * Names that look like a signal column but are not one, with a hint for each. The engine ignores such columns, so `set()`,
 * `assign()` and `loc()` turn them into a type error that shows the hint. `buy`, `buy_tag` and `sell` are allowed: they
 * are renamed, as in freqtrade.
 */
export interface WrongSignalColumns {
  readonly enterLong: "write enter_long";
  readonly enterShort: "write enter_short";
  readonly enterTag: "write enter_tag";
  readonly exitLong: "write exit_long";
  readonly exitShort: "write exit_short";
  readonly exitTag: "write exit_tag";
  readonly enter_lon: "write enter_long";
  readonly enter_longs: "write enter_long";
  readonly enter_shor: "write enter_short";
  readonly enter_shorts: "write enter_short";
  readonly enter_tags: "write enter_tag";
  readonly exit_lon: "write exit_long";
  readonly exit_longs: "write exit_long";
  readonly exit_shor: "write exit_short";
  readonly exit_shorts: "write exit_short";
  readonly exit_tags: "write exit_tag";
  readonly entry_long: "write enter_long";
  readonly entry_short: "write enter_short";
  readonly entry_tag: "write enter_tag";
  readonly long_enter: "write enter_long";
  readonly long_exit: "write exit_long";
  readonly short_enter: "write enter_short";
  readonly short_exit: "write exit_short";
  readonly buy_signal: "write enter_long";
  readonly sell_signal: "write exit_long";
  readonly sell_tag: "write exit_tag";
}

/** The name of a column to set. A wrong signal column becomes its hint, which makes the call a type error. */
export type ColumnName<K extends string> = K extends keyof WrongSignalColumns ? WrongSignalColumns[K] : K;

/** Values by column name. A wrong signal column accepts only its hint, which makes the call a type error. */
export type ColumnValues<K extends string, V> = {
  readonly [P in K]: P extends keyof WrongSignalColumns ? WrongSignalColumns[P] : V;
};
