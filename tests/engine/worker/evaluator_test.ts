import { type Frame, Strategy } from "consumer";
import { assertEquals } from "../../support/assert.ts";
import { CoreProbe, type FrameSpec, frameText, HOUR, START } from "../support.ts";

/** Always enters, and counts its evaluations. */
class AlwaysEnter extends Strategy {
  override timeframe = "1h";
  runs = 0;

  override populateEntryTrend(dataframe: Frame): Frame {
    this.runs++;
    return dataframe.set("enter_long", 1);
  }
}

const BASE = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START } as const;
const LAST = START + 199 * HOUR;

/** Makes the message of a dataframe with a candle type other than spot. */
function ofType(candleType: string, spec: FrameSpec): string {
  return frameText(spec).replace('"spot"]', `"${candleType}"]`);
}

Deno.test("Evaluator ignores the dataframes of producers other than candles_from", () => {
  const strategy = new AlwaysEnter();
  const probe = new CoreProbe([strategy], { producers: ["first", "second"], candlesFrom: "second" });
  probe.sendFrame(BASE, "second");
  assertEquals(strategy.runs, 1);
  probe.sendFrame(BASE, "first");
  probe.sendFrame({ ...BASE, first: LAST, rows: 1 }, "first");
  assertEquals(strategy.runs, 1);
  probe.sendFrame({ ...BASE, first: LAST, rows: 1 }, "second");
  assertEquals(strategy.runs, 2);
});

Deno.test("Evaluator ignores dataframes of a candle type other than the config's", () => {
  const strategy = new AlwaysEnter();
  const probe = new CoreProbe([strategy], { producers: ["first", "second"] });
  probe.sendFrame(BASE, "second");
  assertEquals(strategy.runs, 1);
  probe.send(ofType("mark", BASE), "first");
  assertEquals(probe.of("frame_updated").at(-1)?.key.candleType, "mark");
  probe.send(ofType("mark", BASE), "second");
  assertEquals(strategy.runs, 1);
  probe.sendFrame(BASE, "first");
  assertEquals(strategy.runs, 2);
});

Deno.test("Evaluator uses the candles of the config's candle type", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { candleType: "futures" });
  probe.sendFrame({ ...BASE, close: 7 });
  assertEquals(probe.signals, []);
  probe.send(ofType("futures", { ...BASE, close: 8 }));
  assertEquals(probe.signals.map((signal) => signal.price), [8]);
});
