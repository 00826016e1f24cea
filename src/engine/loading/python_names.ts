/** Methods of freqtrade's `IStrategy` that have another name in {@linkcode Strategy}, and what to write instead. */
export const RENAMED_METHODS: ReadonlyMap<string, string> = new Map([
  ["populate_indicators", "populateIndicators()"],
  ["populate_entry_trend", "populateEntryTrend()"],
  ["populate_exit_trend", "populateExitTrend()"],
  ["populate_buy_trend", "populateEntryTrend()"],
  ["populateBuyTrend", "populateEntryTrend()"],
  ["populate_sell_trend", "populateExitTrend()"],
  ["populateSellTrend", "populateExitTrend()"],
  ["bot_start", "botStart()"],
  ["informative_pairs", "the field informatives, or this.dp.getProducerDf()"],
  ["informativePairs", "the field informatives, or this.dp.getProducerDf()"],
]);

/** Methods of freqtrade's `IStrategy` that trade, or prepare FreqAI's training. `consumer` calls no method like them. */
export const UNUSED_METHODS: readonly string[] = [
  "adjust_entry_price",
  "adjust_exit_price",
  "adjust_order_price",
  "adjust_trade_position",
  "bot_loop_start",
  "check_buy_timeout",
  "check_entry_timeout",
  "check_exit_timeout",
  "check_sell_timeout",
  "confirm_trade_entry",
  "confirm_trade_exit",
  "custom_entry_price",
  "custom_exit",
  "custom_exit_price",
  "custom_roi",
  "custom_sell",
  "custom_stake_amount",
  "custom_stoploss",
  "feature_engineering_expand_all",
  "feature_engineering_expand_basic",
  "feature_engineering_standard",
  "leverage",
  "order_filled",
  "plot_annotations",
  "populate_any_indicators",
  "set_freqai_targets",
];

/** Settings of freqtrade's `IStrategy` that concern trading. `consumer` does not read them. */
export const UNUSED_SETTINGS: readonly string[] = [
  "INTERFACE_VERSION",
  "exit_profit_offset",
  "exit_profit_only",
  "ignore_roi_if_buy_signal",
  "ignore_roi_if_entry_signal",
  "max_entry_position_adjustment",
  "max_open_trades",
  "minimal_roi",
  "order_time_in_force",
  "order_types",
  "plot_config",
  "position_adjustment_enable",
  "protections",
  "sell_profit_offset",
  "sell_profit_only",
  "startup_candle_count",
  "stoploss",
  "trailing_only_offset_is_reached",
  "trailing_stop",
  "trailing_stop_positive",
  "trailing_stop_positive_offset",
  "use_custom_roi",
  "use_custom_stoploss",
  "use_exit_signal",
  "use_sell_signal",
];

/** Translates a name in snake_case to camelCase. */
export function toCamelCase(name: string): string {
  return name.replaceAll(/(?<=.)_+(.)/g, (_, letter: string) => letter.toUpperCase());
}
