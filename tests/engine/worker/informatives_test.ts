import { type Frame, type Informative, mergeInformativePair, Strategy } from "consumer";
import { assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { CoreProbe, HOUR, MINUTE, START } from "../support.ts";

const BASE = {
  timeframe: "5m",
  first: START,
  rows: 200,
  stepMs: 5 * MINUTE,
  analyzedAt: START,
} as const;
const HOURLY = { first: START - 90 * HOUR, rows: 105, stepMs: HOUR, analyzedAt: START } as const;
const CANDLES = ["date", "open", "high", "low", "close", "volume"];

/** Keeps the dataframes that `populateIndicators` receives. */
class Keeps extends Strategy {
  override timeframe = "5m";
  readonly given: Frame[] = [];

  constructor(override readonly informatives: readonly Informative[]) {
    super();
  }

  override populateIndicators(dataframe: Frame): Frame {
    this.given.push(dataframe);
    return dataframe;
  }
}

/** Runs a strategy with these informatives, and returns its columns or the reported problem. */
function run(informatives: readonly Informative[], pair = "BTC/USDT"): { columns: readonly string[]; problem: string } {
  const strategy = new Keeps(informatives);
  const probe = new CoreProbe([strategy]);
  probe.sendFrame({ ...HOURLY, pair, extra: { rsi: 40 } });
  probe.sendFrame({ ...HOURLY, pair: "ETH/USDT", extra: { rsi: 60 } });
  probe.sendFrame({ ...BASE, pair });
  return { columns: strategy.given[0]?.columns ?? [], problem: probe.of("strategy_failed")[0]?.problem ?? "" };
}

Deno.test("informatives of the same pair are merged like mergeInformativePair(), with the timeframe as suffix", () => {
  const strategy = new Keeps([{ timeframe: "1h" }]);
  const probe = new CoreProbe([strategy]);
  probe.sendFrame({ ...HOURLY, extra: { rsi: 40 } });
  probe.sendFrame(BASE);
  const [given] = strategy.given;
  assertEquals(given?.columns, [...CANDLES, ...CANDLES.map((name) => `${name}_1h`), "rsi_1h"]);
  const base = given?.select(...CANDLES);
  const [hourly] = strategy.dp.getProducerDf("BTC/USDT", { timeframe: "1h" });
  assertEquals(given?.toCsv(), base && mergeInformativePair(base, hourly, "5m", "1h").toCsv());
});

Deno.test("informatives of another pair have its name as prefix, or the names that fmt makes", () => {
  const named = (informative: Partial<Informative>, pair?: string): string | undefined =>
    run([{ timeframe: "1h", ...informative }], pair).columns.at(-1);
  assertEquals(named({ pair: "ETH/USDT" }), "eth_usdt_rsi_1h");
  assertEquals(named({ pair: "eth/{stake}" }), "eth_usdt_rsi_1h");
  assertEquals(named({ pair: "ETH/{quote}", fmt: "{BASE}_{column}" }), "ETH_rsi");
  assertEquals(named({ fmt: "{asset}:{column}:{timeframe}" }, "BTC/USDT:USDT"), "BTC/USDT:USDT:rsi:1h");
  assertEquals(named({ fmt: ({ base, QUOTE, column }) => `${column}@${base}${QUOTE}` }), "rsi@btcUSDT");
});

Deno.test("informatives come from the named producer, in order, with the columns that populate adds", () => {
  const populated: string[] = [];
  const strategy = new Keeps([
    { timeframe: "1h", producerName: "hourly" },
    {
      timeframe: "1h",
      producerName: "hourly",
      pair: "ETH/USDT",
      ffill: false,
      populate: (dataframe, { pair }) => {
        populated.push(pair);
        return dataframe.select("date").set("double", dataframe.col("rsi").mul(2));
      },
    },
  ]);
  const probe = new CoreProbe([strategy], { producers: ["default", "hourly"] });
  probe.sendFrame({ ...HOURLY, extra: { rsi: 40 } }, "hourly");
  probe.sendFrame({ ...HOURLY, pair: "ETH/USDT", extra: { rsi: 60 } }, "hourly");
  probe.sendFrame(BASE);
  const frame = strategy.given[0];
  assertEquals(populated, ["ETH/USDT"]);
  assertEquals(frame?.columns.slice(-3), ["rsi_1h", "eth_usdt_date_1h", "eth_usdt_double_1h"]);
  const known = frame?.col("eth_usdt_double_1h").toArray() ?? [];
  // Without ffill, an hour appears on the candle at whose close it is known.
  assertEquals(known.slice(0, 24).map((cell) => cell === 120), Array.from({ length: 24 }, (_, i) => i % 12 === 11));
});

Deno.test("a pair waits for its informatives, with a warning, and runs when they arrive or change", () => {
  const strategy = new Keeps([{ timeframe: "1h", producerName: "hourly" }, {
    timeframe: "4h",
    producerName: "hourly",
  }]);
  const probe = new CoreProbe([strategy], { producers: ["default", "hourly"] });
  probe.sendFrame(BASE);
  probe.sendFrame(HOURLY, "hourly");
  assertEquals(strategy.given.length, 0);
  assertEquals(probe.of("strategy_warned").map(({ pair, problem }) => `${pair}: ${problem.split(";")[0]}`), [
    'BTC/USDT: producer "hourly" has sent no BTC/USDT 1h spot yet',
    'BTC/USDT: producer "hourly" has sent no BTC/USDT 4h spot yet',
  ]);
  probe.sendFrame({ ...HOURLY, timeframe: "4h", stepMs: 4 * HOUR }, "hourly");
  assertEquals(strategy.given.length, 1);
  probe.sendFrame({ ...HOURLY, first: START + 15 * HOUR, rows: 1 }, "hourly");
  assertEquals(strategy.given.length, 2);
  assertEquals(probe.of("strategy_failed"), []);
});

Deno.test("with processOnlyNewCandles a candle that waited for its informatives is still evaluated", () => {
  const strategy = new Keeps([{ timeframe: "1h" }]);
  const probe = new CoreProbe([strategy], { processOnlyNewCandles: true });
  probe.sendFrame(BASE);
  probe.sendFrame(HOURLY);
  probe.sendFrame({ ...HOURLY, first: START + 15 * HOUR, rows: 1 });
  assertEquals(strategy.given.length, 1);
});

Deno.test("informatives that can't be merged are reported with what to change", () => {
  assertStringIncludes(run([{ timeframe: "1h" }, { timeframe: "1h" }]).problem, 'the column "date_1h" of BTC/USDT 1h');
  assertStringIncludes(run([{ timeframe: "1h", fmt: "{colum}" }]).problem, "use one of {asset}, {base}");
  assertStringIncludes(
    run([{ timeframe: "1h", pair: "BTC/{stak}" }]).problem,
    "unknown placeholder {stak}: use one of {base}",
  );
  assertStringIncludes(run([{ timeframe: "1h", fmt: "x_{timeframe}" }]).problem, 'gives two columns the name "x_1h"');
  const { problem } = run([{ timeframe: "1h", populate: () => undefined as unknown as Frame }]);
  assertStringIncludes(problem, "informatives' populate() returned nothing");
});

Deno.test("informatives can be written without their type, each with different keys", () => {
  class Plain extends Strategy {
    override timeframe = "5m";
    override informatives = [{ timeframe: "1h" }, { timeframe: "1h", pair: "ETH/USDT", ffill: false }];
    columns: readonly string[] = [];

    override populateIndicators(dataframe: Frame): Frame {
      this.columns = dataframe.columns;
      return dataframe;
    }
  }
  const strategy = new Plain();
  const probe = new CoreProbe([strategy]);
  for (const pair of ["BTC/USDT", "ETH/USDT"]) probe.sendFrame({ ...HOURLY, pair });
  probe.sendFrame(BASE);
  assertEquals([strategy.columns.includes("close_1h"), strategy.columns.at(-1)], [true, "eth_usdt_volume_1h"]);
});
