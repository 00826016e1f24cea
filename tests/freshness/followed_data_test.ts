import { FollowedData } from "../../src/freshness/followed_data.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { closed, frame, MINUTE, opened, START, whitelist } from "./support.ts";

Deno.test("FollowedData keeps exactly the pairs of the newest whitelist", () => {
  const data = new FollowedData(["a"]);
  data.note(frame("a", "BTC/USDT", START), START);
  data.note(whitelist("a", "BTC/USDT", "ETH/USDT"), START);
  data.note(frame("a", "XRP/USDT", START), START);
  assertEquals([...data.producers[0]?.pairs.keys() ?? []], ["BTC/USDT", "ETH/USDT"]);
  data.note(whitelist("a", "ETH/USDT"), START);
  assertEquals([...data.producers[0]?.pairs.keys() ?? []], ["ETH/USDT"]);
});

Deno.test("FollowedData keeps when a candle arrived, and when its dataframe was last seen", () => {
  const data = new FollowedData(["a"]);
  data.note(frame("a", "BTC/USDT", START), START + 1);
  data.note(frame("a", "BTC/USDT", START), START + 2);
  data.note(frame("a", "BTC/USDT", START + MINUTE), START + 3);
  data.note(frame("a", "BTC/USDT", START + MINUTE), START + 4);
  const key = { producer: "a", pair: "BTC/USDT", timeframe: "1m", candleType: "spot" };
  assertEquals(data.frameOf(key), {
    timeframe: "1m",
    candleType: "spot",
    lastCandle: START + MINUTE,
    firstAt: START + 1,
    candleAt: START + 3,
    seenAt: START + 4,
  });
  assertEquals(data.frameOf({ ...key, timeframe: "5m" }), null);
});

Deno.test("FollowedData keeps at most 8 dataframes of a pair, the newest ones", () => {
  const data = new FollowedData(["a"]);
  for (let i = 1; i <= 20; i++) data.note(frame("a", "BTC/USDT", START, `${i}m`), START);
  const frames = data.producers[0]?.pairs.get("BTC/USDT")?.frames ?? [];
  assertEquals(frames.map(({ timeframe }) => timeframe), [20, 19, 18, 17, 16, 15, 14, 13].map((i) => `${i}m`));
});

Deno.test("FollowedData keeps the order of the config, and forgets producers that it no longer has", () => {
  const data = new FollowedData(["a", "b"]);
  data.note(opened("b"), START);
  data.change(["c", "b"]);
  assertEquals(data.producers.map(({ name, openedAt }) => [name, openedAt]), [["c", null], ["b", START]]);
  data.note(closed("b"), START);
  data.note(frame("a", "BTC/USDT", START), START);
  assertEquals(data.producers.map(({ openedAt, pairs }) => [openedAt, pairs.size]), [[null, 0], [null, 0]]);
});

Deno.test("FollowedData starts all waiting times again, also when the clock was set back", () => {
  const data = new FollowedData(["a"]);
  for (const event of [opened("a"), whitelist("a", "BTC/USDT"), frame("a", "BTC/USDT", START)]) data.note(event, START);
  data.startAgain(START - MINUTE);
  const [producer] = data.producers;
  const pair = producer?.pairs.get("BTC/USDT");
  assert(producer !== undefined && pair !== undefined);
  assertEquals([producer.openedAt, pair.since], [START - MINUTE, START - MINUTE]);
  assertEquals(pair.frames.map(({ candleAt, seenAt }) => [candleAt, seenAt]), [[START - MINUTE, START - MINUTE]]);
});
