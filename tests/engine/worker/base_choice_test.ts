import { type Frame, Strategy } from "consumer";
import { assertEquals } from "../../support/assert.ts";
import { CoreProbe, MINUTE, START } from "../support.ts";

class Enters extends Strategy {
  override timeframe = "5m";
  override processOnlyNewCandles = true;

  override populateEntryTrend(dataframe: Frame): Frame {
    return dataframe.set("enter_long", 1);
  }
}

const STEP = 5 * MINUTE;
const GRACE = 5000;

/** Two producers of one pair that have 100 candles each. Candles are counted from the last of these, which has just closed. */
class Two {
  readonly probe = new CoreProbe([new Enters()], {
    producers: ["first", "second"],
    clockToleranceMs: 30_000,
    failoverGraceMs: GRACE,
  });

  constructor() {
    this.at(0, 0);
    for (const name of ["first", "second"]) {
      this.probe.core.linkOpened(name, this.probe.now);
      const first = START - 100 * STEP;
      this.probe.sendFrame({ timeframe: "5m", first, rows: 100, stepMs: STEP, analyzedAt: this.probe.now }, name);
    }
    this.taken();
  }

  /** Sets the time to `ms` after the close of a candle. */
  at(candle: number, ms: number): this {
    this.probe.now = START + candle * STEP + ms;
    return this;
  }

  send(producer: string, candle: number): void {
    const first = START + (candle - 1) * STEP;
    this.probe.sendFrame({ timeframe: "5m", first, rows: 1, stepMs: STEP, analyzedAt: this.probe.now }, producer);
  }

  /** Lets the engine know the time, as an empty batch does. */
  pass(): void {
    this.probe.core.startSlice(this.probe.now, true);
    this.probe.core.evaluateSlice();
  }

  close(producer: string): void {
    this.probe.core.linkClosed(producer);
    this.probe.core.evaluate();
  }

  /** Returns and forgets the signals, as candle and producer. */
  taken(): readonly string[] {
    const signals = this.probe.signals.map(({ candle, producer }) =>
      `${(Date.parse(candle) - START) / STEP + 1} ${producer}`
    );
    this.probe.events.length = 0;
    return signals;
  }
}

Deno.test("chooseBase() prefers the first producer, whichever row arrives first", () => {
  const two = new Two();
  two.at(1, 100).send("first", 1);
  two.at(1, 200).send("second", 1);
  two.at(2, 100).send("second", 2);
  two.at(2, 200).send("first", 2);
  two.at(2, 9000).pass();
  assertEquals(two.taken(), ["1 first", "2 first"]);
});

Deno.test("chooseBase() lets the second producer take over after the grace, and the first return without a double", () => {
  const two = new Two();
  two.at(1, 100).send("second", 1);
  two.at(1, 5000).pass();
  assertEquals(two.taken(), []);
  two.at(1, 5100).pass();
  assertEquals(two.taken(), ["1 second"]);
  two.at(1, 8000).send("first", 1);
  assertEquals(two.taken(), []);
  two.at(2, 100).send("first", 2);
  two.at(2, 200).send("second", 2);
  assertEquals(two.taken(), ["2 first"]);
});

Deno.test("chooseBase() gives a producer that is several candles behind no grace, until it has caught up", () => {
  const two = new Two();
  for (const candle of [1, 2, 3]) two.at(candle, 5200).send("second", candle), two.at(candle, 12_000).pass();
  assertEquals(two.taken(), ["1 second", "2 second", "3 second"]);
  for (const candle of [1, 2, 3]) two.at(3, 13_000).send("first", candle);
  assertEquals(two.taken(), []);
  two.at(4, 100).send("first", 4);
  assertEquals(two.taken(), ["4 first"]);
});

Deno.test("chooseBase() switches at once when the first producer's link closes, and back when it has caught up", () => {
  const two = new Two();
  two.at(1, 100).send("second", 1);
  two.close("first");
  assertEquals(two.taken(), ["1 second"]);
  two.at(2, 100).send("second", 2);
  assertEquals(two.taken(), ["2 second"]);
  two.probe.core.linkOpened("first", two.probe.now);
  two.at(3, 100).send("second", 3);
  two.at(3, 200);
  two.probe.sendFrame(
    { timeframe: "5m", first: START - STEP, rows: 4, stepMs: STEP, analyzedAt: two.probe.now },
    "first",
  );
  two.at(4, 100).send("second", 4);
  two.at(4, 200).send("first", 4);
  assertEquals(two.taken(), ["3 second", "4 first"]);
});

Deno.test("chooseBase() keeps the newest dataframe of a producer whose link is down, if no other one has as much", () => {
  const two = new Two();
  two.at(1, 100).send("first", 1);
  two.close("first");
  two.at(1, 6000).pass();
  two.at(1, 7000).send("second", 1);
  assertEquals(two.taken(), ["1 first"]);
  two.at(2, 50).send("second", 2);
  assertEquals(two.taken(), ["2 second"]);
});

Deno.test("chooseBase() is not deceived by a second producer that dates candles ahead", () => {
  const two = new Two();
  for (const candle of [1, 2, 3]) {
    // the candle that runs, and one that opens within the tolerance
    two.at(candle, 1000).send("second", candle + 1);
    two.at(candle, 4000).send("first", candle);
    two.at(candle, 299_000).send("second", candle + 2);
    two.at(candle, 299_900).pass();
  }
  assertEquals(two.taken(), ["1 first", "2 first", "3 first"]);
});

Deno.test("chooseBase() never evaluates an older candle after a switch", () => {
  const two = new Two();
  two.close("first");
  for (const candle of [1, 2]) two.at(1, candle * 100).send("second", candle);
  assertEquals(two.taken(), ["1 second", "2 second"]);
  two.probe.core.linkOpened("first", two.probe.now);
  two.at(1, 2000).send("first", 1);
  assertEquals(two.taken(), []);
});

Deno.test("chooseBase() finds the same signals under the same ids, whoever has the candle first", () => {
  const idsOf = (order: readonly string[]): readonly string[] => {
    const two = new Two();
    order.forEach((name, i) => two.at(1, 100 + i * 8000).send(name, 1));
    two.at(1, 30_000).pass();
    return two.probe.signals.map(({ id }) => id);
  };
  assertEquals(idsOf(["first", "second"]), idsOf(["second", "first"]));
});
