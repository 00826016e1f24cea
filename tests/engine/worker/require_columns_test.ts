import { type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";
import { assertEquals } from "../../support/assert.ts";
import { CoreProbe, HOUR, START } from "../support.ts";

const BASE = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START } as const;

/** Expects the same columns as the documentation's strategy, and renames those of the producer. */
class Expects extends Strategy {
  override timeframe = "1h";
  override expectedColumns = ["rsi_default", "tema_default"];
  entries = 0;

  override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
    const [sent] = this.dp.getProducerDf(pair);
    return mergeInformativePair(dataframe, sent, "1h", "1h", { appendTimeframe: false, suffix: "default" });
  }

  override populateEntryTrend(dataframe: Frame): Frame {
    this.entries++;
    return dataframe.set("enter_long", 1);
  }
}

function problemsOf(probe: CoreProbe): readonly string[] {
  return probe.of("strategy_failed").map(({ pair, problem }) => `${pair}: ${problem}`);
}

Deno.test("a strategy whose expectedColumns exist runs as without them", () => {
  const strategy = new Expects();
  const probe = new CoreProbe([strategy]);
  probe.sendFrame({ ...BASE, extra: { rsi: 50, tema: 100 } });
  assertEquals([problemsOf(probe), probe.signals.length], [[], 1]);
});

Deno.test("missing expectedColumns are reported with the nearest name and the producer's columns, and no rule runs", () => {
  const strategy = new Expects();
  const probe = new CoreProbe([strategy]);
  probe.sendFrame({ ...BASE, extra: { rsi_14: 50, tema: 100 } });
  assertEquals(problemsOf(probe), [
    "BTC/USDT: expectedColumns: after populateIndicators() the dataframe has no column " +
    '"rsi_default" (did you mean "rsi_14_default"?); ' +
    'producer "default" sends for BTC/USDT 1h spot: rsi_14, tema',
  ]);
  assertEquals([strategy.entries, probe.signals], [0, []]);
});

Deno.test("expectedColumns pass as soon as the producer sends them, for each pair separately", () => {
  const probe = new CoreProbe([new Expects()]);
  probe.sendFrame(BASE);
  probe.sendFrame({ ...BASE, pair: "ETH/USDT", extra: { rsi: 50, tema: 100 } });
  probe.sendFrame({ ...BASE, extra: { rsi: 50, tema: 100 } });
  assertEquals(problemsOf(probe).map((problem) => problem.replace(/:.*: /, ": ... ")), ["BTC/USDT: ... only candles"]);
  assertEquals(probe.signals.map(({ pair }) => pair), ["ETH/USDT", "BTC/USDT"]);
});

Deno.test("missing expectedColumns name a producer that has sent nothing", () => {
  class FromOther extends Expects {
    override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
      this.dp.getProducerDf(pair, { producerName: "other" });
      return dataframe;
    }
  }
  const probe = new CoreProbe([new FromOther()], { producers: ["default", "other"] });
  probe.sendFrame({ ...BASE, extra: Object.fromEntries(Array.from({ length: 35 }, (_, i) => [`c${i}`, i])) });
  const columns = Array.from({ length: 30 }, (_, i) => `c${i}`).join(", ");
  assertEquals(problemsOf(probe), [
    'BTC/USDT: expectedColumns: after populateIndicators() the dataframe has no column "rsi_default", "tema_default"; ' +
    `producer "default" sends for BTC/USDT 1h spot: ${columns} and 5 more; ` +
    'producer "other" has sent no BTC/USDT 1h spot yet',
  ]);
});
