import { assertEquals } from "../support/assert.ts";
import { siege } from "./siege.ts";
import { strictTest } from "../support/strict.ts";

strictTest("each candle gives its signal within a second when nobody attacks", async () => {
  const { others } = await siege({});
  assertEquals(others, []);
});
