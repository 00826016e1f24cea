import { analyzedDfRequest, subscribeRequest, whitelistRequest } from "../../../src/producer/protocol/request.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";

Deno.test("requests are the texts that freqtrade accepts", () => {
  assertEquals(subscribeRequest(), '{"type":"subscribe","data":["whitelist","analyzed_df"]}');
  assertEquals(whitelistRequest(), '{"type":"whitelist","data":null}');
  assertEquals(analyzedDfRequest({ limit: 1500 }), '{"type":"analyzed_df","data":{"limit":1500}}');
  assertEquals(
    analyzedDfRequest({ limit: 3, pair: "BTC/USDT" }),
    '{"type":"analyzed_df","data":{"limit":3,"pair":"BTC/USDT"}}',
  );
});

Deno.test("analyzedDfRequest() rejects a limit over the maximum", () => {
  for (const limit of [-1, 1501, 1.5, NaN]) assertThrows(() => analyzedDfRequest({ limit }), RangeError, String(limit));
});
