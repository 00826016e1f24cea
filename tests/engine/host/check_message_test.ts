import { checkMessage } from "../../../src/engine/host/check_message.ts";
import { MalformedMessageError } from "../../../src/engine/host/require_shape.ts";
import { assertThrows } from "../../support/assert.ts";
import { makeSignal } from "../../support/signal.ts";

const STRATEGIES = ["S"];
const SIGNAL = makeSignal({ strategy: "S", id: "0123456789abcdef" });
const UPDATES = { type: "frames_updated", keys: [], firstKey: 0, values: new Float64Array(0) };

function events(...list: readonly unknown[]): unknown {
  return { type: "events", events: list };
}

Deno.test("checkMessage accepts what the engine sends", () => {
  checkMessage({ type: "ready", strategies: STRATEGIES }, null);
  checkMessage({ type: "failed", problem: "no" }, null);
  checkMessage({ type: "evaluating", id: 1, strategy: "S", pair: "BTC/USDT" }, STRATEGIES);
  checkMessage(events({ type: "signal", signal: SIGNAL }, UPDATES), STRATEGIES);
  checkMessage({ type: "batch_done", events: [UPDATES], unfinished: 0, buffers: [new ArrayBuffer(8)] }, STRATEGIES);
  checkMessage(events({ type: "strategy_noted", strategy: "S", note: "n" }), null);
  checkMessage({ type: "tallies", tallies: [{ strategy: "S", evaluations: 1, ms: 0.5 }] }, STRATEGIES);
});

const MALFORMED: Readonly<Record<string, unknown>> = {
  "no object": 5,
  "null": null,
  "an unknown type": { type: "toString" },
  "a second ready": { type: "ready", strategies: ["Other"] },
  "events that are no list": { type: "events", events: { length: 1 } },
  "an unknown event": events({ type: "constructor" }),
  "an event of the main thread": events({ type: "engine_restarted", why: "x" }),
  "a signal of a strategy that is not loaded": events({ type: "signal", signal: { ...SIGNAL, strategy: "T" } }),
  "a signal with an object for a tag": events({ type: "signal", signal: { ...SIGNAL, tag: {} } }),
  "a signal with a long tag": events({ type: "signal", signal: { ...SIGNAL, tag: "x".repeat(256) } }),
  "a signal with an unknown action": events({ type: "signal", signal: { ...SIGNAL, action: "buy" } }),
  "a signal with an invalid date": events({ type: "signal", signal: { ...SIGNAL, candle: "tomorrow" } }),
  "a signal with an invalid price": events({ type: "signal", signal: { ...SIGNAL, price: NaN } }),
  "a signal with another field": events({ type: "signal", signal: { ...SIGNAL, extra: 1 } }),
  "a signal without a pair": events({ type: "signal", signal: { ...SIGNAL, pair: undefined } }),
  "an update that is not packed": events({ ...UPDATES, type: "frame_updated" }),
  "a long print": events({ type: "strategy_printed", text: "x".repeat(100_001) }),
  "a stuck strategy that is not loaded": events({
    type: "strategy_stuck",
    strategy: "T",
    pair: "P",
    file: null,
    limitMs: 1,
  }),
};

for (const [what, message] of Object.entries(MALFORMED)) {
  Deno.test(`checkMessage refuses ${what}`, () => {
    assertThrows(() => checkMessage(message, STRATEGIES), MalformedMessageError, "malformed");
  });
}

Deno.test("checkMessage refuses a signal before the strategies are loaded", () => {
  assertThrows(() => checkMessage(events({ type: "signal", signal: SIGNAL }), null), MalformedMessageError);
});
