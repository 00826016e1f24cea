import { utf8 } from "../support/utf8.ts";
import { KnownPairs, MAX_LISTED_PAIRS } from "../../src/producer/known_pairs.ts";
import { assert, assertEquals } from "../support/assert.ts";

const whitelist = (pairs: readonly string[]): string => JSON.stringify({ type: "whitelist", data: pairs });
const dataframe = (pair: string): string =>
  JSON.stringify({
    type: "analyzed_df",
    data: {
      key: [pair, "5m", "spot"],
      df: { __type__: "dataframe", __value__: '{"columns":["date"],"index":[0],"data":[[0]]}' },
      la: "2026-11-23T00:00:00Z",
    },
  });

Deno.test("KnownPairs knows the pairs that a producer has listed or sent, and no other producer's", () => {
  const known = new KnownPairs();
  known.note("a", utf8(whitelist(["BTC/USDT", "币安人生/USDT"])));
  known.note("a", utf8(dataframe("ETH/USDT:USDT")));
  known.note("b", utf8(dataframe("XRP/USDT")));
  known.note("b", utf8(whitelist(["ADA/USDT"])));
  for (const pair of ["BTC/USDT", "币安人生/USDT", "ETH/USDT:USDT"]) assert(known.has("a", pair), pair);
  for (const pair of ["XRP/USDT", "ADA/USDT"]) assert(known.has("b", pair), pair);
  for (const pair of ["XRP/USDT", "STOLEN token=1"]) assert(!known.has("a", pair), pair);
  assert(!known.has("c", "BTC/USDT"));
});

Deno.test("KnownPairs reads messages that are not in freqtrade's exact format", () => {
  const known = new KnownPairs();
  known.note("a", utf8(JSON.stringify(JSON.parse(dataframe("ETH/USDT")), null, 1)));
  known.note("a", utf8(JSON.stringify({ data: ["BTC/USDT"], type: "whitelist" })));
  assert(known.has("a", "ETH/USDT") && known.has("a", "BTC/USDT"));
});

Deno.test("KnownPairs forgets a pair that the producer no longer lists", () => {
  const known = new KnownPairs();
  known.note("a", utf8(whitelist(["BTC/USDT"])));
  known.note("a", utf8(whitelist(["ETH/USDT"])));
  assertEquals([known.has("a", "BTC/USDT"), known.has("a", "ETH/USDT")], [false, true]);
});

Deno.test("KnownPairs accepts no name that is too long or could carry a text", () => {
  const known = new KnownPairs();
  const names = ["A".repeat(101), "BTC USDT", "BTC/USDT\n", "BTC\u0000", "BTC\u202eUSDT", 'BTC"', ""];
  known.note("a", utf8(whitelist(names)));
  for (const name of names) {
    known.note("a", utf8(dataframe(name)));
    assert(!known.has("a", name), name);
  }
});

Deno.test("KnownPairs keeps so many pairs of each producer, those that were sent last", () => {
  const known = new KnownPairs();
  known.note("good", utf8(dataframe("BTC/USDT")));
  for (let i = 0; i < 20_000; i++) known.note("evil", utf8(dataframe(`P${i}/USDT`)));
  assertEquals([known.has("evil", "P9999/USDT"), known.has("evil", "P10000/USDT")], [false, true]);
  known.note("evil", utf8(whitelist(Array.from({ length: 20_000 }, (_, i) => `L${i}/USDT`))));
  assert(known.has("evil", `L${MAX_LISTED_PAIRS - 1}/USDT`) && !known.has("evil", `L${MAX_LISTED_PAIRS}/USDT`));
  assert(known.has("good", "BTC/USDT"));
  known.keep(["good"]);
  assert(known.has("good", "BTC/USDT") && !known.has("evil", "P19999/USDT"));
});

Deno.test("KnownPairs survives what is no message", () => {
  const known = new KnownPairs();
  for (const text of ["", "{", "null", '{"type":"whitelist","data":[1]}', "x".repeat(100_000)]) {
    known.note("a", utf8(text));
  }
  assert(!known.has("a", ""));
});
