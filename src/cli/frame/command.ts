import { MAX_CANDLES } from "../../producer/protocol/request.ts";
import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer frame`. */
export const frameCommand: Command = defineCommand({
  name: "frame",
  summary: "print the last rows of a pair from a producer",
  description:
    "Requests the pair's last rows from the producers and prints those of the first producer that has them. " +
    "A table that is too wide for the terminal is transposed: one line for each column.",
  needsConfig: true,
  flags: {
    pair: { type: "text", value: "PAIR", requiredExample: "BTC/USDT", help: "pair as freqtrade writes it" },
    tail: { type: "whole number", value: "ROWS", min: 1, max: MAX_CANDLES, default: 5, help: "number of rows" },
    timeframe: { type: "text", value: "TF", help: "timeframe, for a producer that sends several" },
    producer: { type: "text", value: "NAME", help: "request the rows only from this producer" },
    columns: { type: "text", value: "A,B", help: "print only these columns, in this order" },
    output: {
      type: "choice",
      value: "FORM",
      choices: ["auto", "pretty", "csv", "json"],
      help: "format of the rows; auto and pretty print a table, json prints one object for each row",
    },
  },
  arguments: {},
  examples: [
    {
      command: "consumer frame --config config.jsonc --pair BTC/USDT --tail 20 --columns date,close,rsi",
      help: "Print three columns of the last 20 rows.",
    },
    {
      command: "consumer frame --config config.jsonc --pair BTC/USDT --tail 1500 --output csv > btc.csv",
      help: "Save a whole dataframe.",
    },
  ],
  body: async () => (await import("./frame.ts")).frame,
});
