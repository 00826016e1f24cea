import { type Frame, Strategy } from "consumer";
import { assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { CoreProbe, HOUR, START } from "../support.ts";

const BASE = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START } as const;

/** Runs a strategy beside one that works, and returns what the engine reports. */
function failureOf(strategy: Strategy): { readonly problem: string; readonly where: string | null } {
  const works = new Works();
  const probe = new CoreProbe([strategy, works]);
  probe.sendFrame(BASE);
  probe.sendFrame({ ...BASE, pair: "ETH/USDT" });
  assertEquals(works.runs, 2, "the other strategy must go on");
  const failures = probe.of("strategy_failed");
  assertEquals(failures.map((event) => event.pair), ["BTC/USDT", "ETH/USDT"]);
  return failures[0] ?? { problem: "none", where: null };
}

class Works extends Strategy {
  override timeframe = "1h";
  runs = 0;
  override populateIndicators(dataframe: Frame): Frame {
    this.runs++;
    return dataframe;
  }
}

/** Makes a strategy with this `populateIndicators`, which can return anything, as in JavaScript. */
function strategyThat(populate: (dataframe: Frame) => unknown): Strategy {
  class Written extends Strategy {
    override timeframe = "1h";
  }
  const strategy = new Written();
  Object.defineProperty(strategy, "populateIndicators", { value: populate });
  return strategy;
}

Deno.test("a strategy that throws is reported with pair, file and line, and the others keep running", () => {
  const { problem, where } = failureOf(strategyThat(() => {
    throw new TypeError("cannot read it");
  }));
  assertEquals(problem, "TypeError: cannot read it");
  assertMatch(where ?? "", /tests\/engine\/worker\/evaluate_strategy_test\.ts:\d+:\d+$/);
});

Deno.test("a misspelt column is reported with the nearest names", () => {
  const { problem, where } = failureOf(strategyThat((dataframe) => dataframe.set("x", dataframe.col("clsoe"))));
  assertStringIncludes(problem, '"clsoe"');
  assertStringIncludes(problem, "close");
  assertMatch(where ?? "", /evaluate_strategy_test\.ts/);
});

Deno.test("a forgotten return, a promise and any other value than a dataframe are reported", () => {
  assertStringIncludes(failureOf(strategyThat(() => undefined)).problem, 'is a "return dataframe" missing?');
  assertStringIncludes(failureOf(strategyThat((dataframe) => Promise.resolve(dataframe))).problem, "must not be async");
  assertStringIncludes(failureOf(strategyThat(() => Promise.reject(new Error("late")))).problem, "must not be async");
  assertStringIncludes(failureOf(strategyThat(() => 5)).problem, "must return a dataframe, found a number");
  assertStringIncludes(failureOf(strategyThat(() => null)).problem, "found null");
});

Deno.test("a thrown value that is not an Error is reported", () => {
  assertEquals(
    failureOf(strategyThat(() => {
      throw "text";
    })).problem,
    'threw "text", which is not an Error',
  );
});

Deno.test("any thrown value is reported, and the others keep running", () => {
  const thrown: readonly unknown[] = [
    Object.create(null),
    null,
    Symbol("odd"),
    Object.assign(new Error("x"), { message: Symbol("odd") }),
    { [Symbol.for("Deno.customInspect")]: (): never => failHere() },
  ];
  for (const value of thrown) {
    const { problem } = failureOf(strategyThat(() => {
      throw value;
    }));
    assertMatch(problem, /which is not an Error|Symbol\(odd\)/);
  }
});

function failHere(): never {
  throw new Error("a trap");
}

Deno.test("a dataframe with a different length, last close or last date is rejected", () => {
  assertStringIncludes(failureOf(strategyThat((frame) => frame.tail(10))).problem, "length (10 instead of 200)");
  assertStringIncludes(failureOf(strategyThat((frame) => frame.set("close", 1))).problem, "different last close");
  assertStringIncludes(failureOf(strategyThat((frame) => frame.set("date", NaN))).problem, "different last date");
  assertStringIncludes(failureOf(strategyThat((frame) => frame.drop("close"))).problem, '"close" is missing');
});

Deno.test("disableDataframeChecks turns a changed dataframe into a warning", () => {
  const strategy = strategyThat((frame) => frame.tail(10).set("enter_long", 1));
  strategy.disableDataframeChecks = true;
  const probe = new CoreProbe([strategy]);
  probe.sendFrame(BASE);
  assertEquals(probe.of("strategy_failed"), []);
  assertStringIncludes(probe.of("strategy_warned")[0]?.problem ?? "", "length");
  assertEquals(probe.signals.length, 1);
});

Deno.test("a botStart that throws is reported without a pair", () => {
  class Starts extends Strategy {
    override botStart(): void {
      throw new Error("no key");
    }
  }
  const probe = new CoreProbe([new Starts()]);
  assertEquals(probe.of("strategy_failed").map(({ pair, problem }) => [pair, problem]), [[null, "no key"]]);
});

Deno.test("this.dp throws when it is used before there is data", () => {
  class TooEarly extends Strategy {
    readonly pairs: readonly string[] = this.dp.getProducerPairs();
  }
  let message = "";
  try {
    new TooEarly();
  } catch (error) {
    message = String(error);
  }
  assertStringIncludes(message, "use it in populateIndicators()");
});
