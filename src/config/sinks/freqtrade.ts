import { secret } from "../secret_schema.ts";
import { flag, oneOf, positive, seconds } from "../value_schemas.ts";
import { answerTimeout, CA_FILE, plainUrl } from "./common.ts";
import { defineSinkKind, listText } from "./sink_kind.ts";
import { listPathSecrets } from "./url_secret.ts";

/** Places orders with a freqtrade bot. */
export const freqtradeSink = defineSinkKind({
  type: "freqtrade",
  summary: "Makes a freqtrade bot enter and exit trades through its REST API.",
  keys: {
    url: plainUrl().meta({
      description: "The URL of the bot's api_server.",
      examples: ["http://127.0.0.1:8081"],
    }),
    username: secret("text, the username of the bot's api_server").meta({
      description: "The username of the bot's api_server.",
      examples: ["freqtrader"],
    }),
    password: secret("text, the password of the bot's api_server").meta({
      description: "The password of the bot's api_server.",
      examples: [{ env: "BOT_PASSWORD" }],
    }),
    stake_amount: positive("a number above 0").exactOptional().meta({
      description: "Stake of an entry, in the stake currency. By default the bot decides.",
      examples: [50],
    }),
    leverage: positive("a number above 0").exactOptional().meta({
      description: "Leverage of an entry. By default the bot decides.",
      examples: [3],
    }),
    order_type: oneOf(["limit", "market"]).exactOptional().describe("Order type. By default the bot decides."),
    send_price: flag().default(false).describe("Sends the candle's close as the price of the order."),
    timeout: answerTimeout(30),
    settle_time: seconds().default(60).meta({
      description: "How long the sink looks for an order with an unknown outcome before it places the order again.",
      examples: [120],
    }),
    ca_file: CA_FILE,
  },
  files: ["ca_file"],
  secrets: { password: listText, url: listPathSecrets },
});
