import { describeMissed } from "../../src/log/describe_missed.ts";
import { assertEquals } from "../support/assert.ts";

const PAIRS = Array.from({ length: 7 }, (_, i) => ({ pair: `P${i}/USDT`, count: 2 }));

Deno.test("describeMissed() names the first pairs, the reason and what to do", () => {
  const event = { type: "candles_missed", strategies: ["A", "B"], pairs: PAIRS, why: "link_down" } as const;
  const text = 'strategies "A", "B": skipped 14 candles of 7 pairs that closed while the link was down: ' +
    "P0/USDT 2, P1/USDT 2, P2/USDT 2, P3/USDT 2, P4/USDT 2 and 2 more; ";
  assertEquals(describeMissed({ ...event, catchUp: false }), `${text}consumer.catch_up evaluates such candles`);
  assertEquals(describeMissed({ ...event, catchUp: true }), `${text}their signals would be outdated`);
});

Deno.test("describeMissed() has no advice for a strategy that is behind, and describes a catch-up", () => {
  const pairs = [{ pair: "BTC/USDT", count: 1 }];
  const event = { strategies: ["A"], pairs } as const;
  assertEquals(
    describeMissed({ type: "candles_missed", ...event, why: "behind", catchUp: true }),
    'strategy "A": skipped 1 candle of 1 pair that closed while the strategy was behind: BTC/USDT 1',
  );
  assertEquals(
    describeMissed({ type: "candles_overdue", ...event, why: "engine_restarted" }),
    'strategy "A": catching up on 1 candle of 1 pair that closed while the engine restarted: BTC/USDT 1',
  );
});
