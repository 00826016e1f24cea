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

Deno.test("Evaluator warns once when a producer is back with another timeframe or candle type than a strategy wants", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { producers: ["x", "y"] });
  const problems = (): readonly string[] =>
    probe.of("producer_warned").map(({ producer, problem }) => `${producer} ${problem.split(":")[0]}`);
  for (const pair of ["BTC/USDT", "ETH/USDT"]) probe.sendFrame({ ...BASE, pair }, "x");
  // another timeframe beside the first one is no change
  probe.sendFrame({ ...BASE, timeframe: "4h" }, "x");
  probe.core.linkOpened("x", probe.now);
  probe.sendFrame({ ...BASE, timeframe: "4h" }, "x");
  assertEquals(problems(), []);
  for (const pair of ["BTC/USDT", "ETH/USDT"]) probe.sendFrame({ ...BASE, pair, timeframe: "5m" }, "x");
  const expected = 'x now sends 5m spot dataframes of BTC/USDT, but strategy "AlwaysEnter" wants 1h spot';
  assertEquals(problems(), [expected]);
  probe.send(ofType("futures", BASE), "x");
  assertEquals(problems(), [expected, expected.replace("5m spot", "1h futures")]);
  probe.sendFrame({ ...BASE, timeframe: "5m" }, "y");
  assertEquals(problems().length, 2);
});

Deno.test("Evaluator does not warn of another timeframe while the wanted one arrives", () => {
  const probe = new CoreProbe([new AlwaysEnter()], { producers: ["x"] });
  probe.sendFrame(BASE, "x");
  probe.core.linkOpened("x", probe.now);
  probe.sendFrame(BASE, "x");
  probe.sendFrame({ ...BASE, timeframe: "5m" }, "x");
  assertEquals(probe.of("producer_warned"), []);
});
