import { z } from "zod";
import { flag, listOf, oneOf, partOf, wholeNumber } from "./fields.ts";
import { pairPatternError } from "./pairs.ts";

const pairPattern = z.string({ error: "a pair or a regular expression" }).check((context) => {
  const problem = pairPatternError(context.value);
  if (problem === null) return;
  context.issues.push({
    code: "custom",
    input: context.value,
    message: `a pair or a regular expression that compiles (${problem})`,
  });
});

/** What is read of the section `exchange`. */
export const exchangeSchema = partOf({
  pair_whitelist: listOf(pairPattern, "a list of pairs").default([]).describe(
    "Pairs to follow: regular expressions, letter case ignored, that must match the whole pair. Empty: every pair.",
  ),
  pair_blacklist: listOf(pairPattern, "a list of pairs").default([]).describe(
    "Pairs to leave out, as in pair_whitelist; wins over it.",
  ),
  outdated_offset: wholeNumber(1, 1_000_000_000).default(5).describe(
    "Minutes by which the last candle may be late before its signals are outdated.",
  ),
}, "an object");

const TIMEFRAME = /^[1-9]\d*[smhdwMy]$/;
const TIMEFRAME_EXPECTED = 'a timeframe such as "5m", "1h", "1d"';

/** What is read at the top of a freqtrade config. */
export const freqtradeShape = {
  timeframe: z.string({ error: TIMEFRAME_EXPECTED }).regex(TIMEFRAME, { error: TIMEFRAME_EXPECTED }).exactOptional()
    .describe("Overrides the timeframe of the strategies."),
  trading_mode: oneOf(["spot", "margin", "futures"]).default("spot").describe("Sets the default of candle_type_def."),
  candle_type_def: oneOf(["spot", "futures", "mark", "index", "premiumIndex", "funding_rate", "open_interest"])
    .exactOptional().describe("Candle type of a dataframe that is asked for without one."),
  process_only_new_candles: flag().exactOptional().describe("Evaluate a strategy once for each candle only."),
  exchange: exchangeSchema.prefault({}).describe("What is read of freqtrade's section exchange."),
} as const;
