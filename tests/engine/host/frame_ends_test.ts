import { FrameEnds } from "../../../src/engine/host/frame_ends.ts";
import { assertEquals } from "../../support/assert.ts";

const KEY = { producer: "p", pair: "BTC/USDT", timeframe: "1h", candleType: "spot" };

function note(ends: FrameEnds, lastCandle: number): void {
  ends.note({ type: "frame_updated", key: KEY, rows: 1, columns: 1, change: "appended", analyzedAt: 0, lastCandle });
}

Deno.test("FrameEnds returns the last candle of each dataframe, without those of an unfinished batch", () => {
  const ends = new FrameEnds();
  assertEquals(ends.take(), []);
  note(ends, 1);
  note(ends, 2);
  ends.commit();
  note(ends, 3);
  assertEquals(ends.take(), [{ key: KEY, lastCandle: 2 }]);
  ends.commit();
  assertEquals(ends.take(), [{ key: KEY, lastCandle: 2 }]);
});

Deno.test("FrameEnds returns a dataframe that is new in an unfinished batch, without its last candle", () => {
  const ends = new FrameEnds();
  note(ends, 10);
  note(ends, 20);
  assertEquals(ends.list(), [{ key: KEY, lastCandle: 9 }]);
  assertEquals(ends.take(), [{ key: KEY, lastCandle: 9 }]);
  ends.commit();
  assertEquals(ends.take(), [{ key: KEY, lastCandle: 9 }]);
  note(ends, 20);
  ends.commit();
  assertEquals(ends.take(), [{ key: KEY, lastCandle: 20 }]);
});
