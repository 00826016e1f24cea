import { z } from "zod";
import { findPatternError } from "./pairs.ts";
import { flag, listOf, oneOf, partOf, wholeNumber } from "./value_schemas.ts";

const pairPattern = z.string({ error: "a pair or a regular expression" }).check((context) => {
  const problem = findPatternError(context.value);
  if (problem === null) return;
  context.issues.push({
    code: "custom",
    input: context.value,
    message: `a pair or a regular expression that compiles (${problem})`,
  });
});

/** The schema of the keys of `exchange` that are read. */
export const exchangeSchema = partOf({
  pair_whitelist: listOf(pairPattern, "a list of pairs").default([]).meta({
    description:
      "Pairs to follow: regular expressions that must match the whole pair. Empty: every pair of the producers.",
    examples: [["BTC/USDT", ".*/EUR"]],
  }),
  pair_blacklist: listOf(pairPattern, "a list of pairs").default([]).meta({
    description: "Pairs to skip: regular expressions that must match the whole pair. They override pair_whitelist.",
    examples: [["BNB/.*"]],
  }),
  outdated_offset: wholeNumber(1, 1_000_000_000, "minutes").default(5).meta({
    description: "How late the last candle may be before its signals are outdated.",
    examples: [10],
  }),
}, "an object");

const TIMEFRAME = /^[1-9]\d*[smhdwMy]$/;
const TIMEFRAME_EXPECTED = 'a timeframe such as "5m", "1h", "1d"';

/** The schemas of the top-level keys of a freqtrade config that are read. */
export const freqtradeShape = {
  timeframe: z.string({ error: TIMEFRAME_EXPECTED }).regex(TIMEFRAME, { error: TIMEFRAME_EXPECTED }).exactOptional()
    .meta({ description: "Overrides the timeframe of the strategies.", examples: ["5m"] }),
  trading_mode: oneOf(["spot", "margin", "futures"]).default("spot").describe("Sets the default of candle_type_def."),
  stake_currency: z.string({ error: 'a currency such as "USDT"' }).exactOptional().meta({
    description: "Strategies can read it as this.config.stake_currency. It has no other effect.",
    examples: ["USDT"],
  }),
  candle_type_def: oneOf(["spot", "futures", "mark", "index", "premiumIndex", "funding_rate", "open_interest"])
    .exactOptional().describe(
      "Candle type of the base dataframes, and of dataframes that a strategy requests without one. The default is " +
        "futures when trading_mode is futures, and spot otherwise.",
    ),
  process_only_new_candles: flag().exactOptional().describe(
    "Evaluates a strategy once per candle. false evaluates it after every update. By default the strategy decides.",
  ),
  exchange: exchangeSchema.prefault({}).describe("The keys of freqtrade's section exchange that are read."),
} as const;
