import { IntParameter, Strategy } from "consumer";
import type { ConfiguredParameters } from "../../../src/engine/wire/engine_settings.ts";
import { loadStrategies } from "../../../src/engine/loading/load_strategies.ts";
import { applyParameters, readOwnParameters } from "../../../src/engine/loading/parameters.ts";
import { StrategyLoadError } from "../../../src/engine/wire/strategy_load_error.ts";
import type { EngineEvent } from "../../../src/events.ts";
import { assert, assertEquals, assertMatch, assertRejects, assertStringIncludes } from "../../support/assert.ts";
import { CoreProbe, HOUR, START } from "../support.ts";

const STRATEGY = new URL("../strategies/tunable.ts", import.meta.url);
const NONE: ConfiguredParameters = { files: [], byStrategy: {} };

interface Loaded {
  /** The parameters, as the tag of the strategy's signal shows them. */
  readonly values: string;
  readonly events: readonly EngineEvent[];
}

/** Loads the strategy with this text in the file beside it. */
async function load(file: string | object | null, configured = NONE, strategy?: string): Promise<Loaded> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/tunable.ts`;
    await Deno.writeTextFile(path, strategy ?? await Deno.readTextFile(STRATEGY));
    const text = typeof file === "string" ? file : JSON.stringify(file);
    if (file !== null) await Deno.writeTextFile(`${folder}/tunable.json`, text);
    // Each load uses a new file, so that no module comes from the cache.
    const url = new URL(`file://${path}`).href;
    const { strategies, events } = await loadStrategies([{ path: "user/tunable.ts", url }], {
      parameters: configured,
      timeframe: null,
      candleType: "spot",
      stakeCurrency: null,
      tradingMode: "spot",
    });
    const probe = new CoreProbe(strategies.map(({ strategy }) => strategy));
    probe.sendFrame({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
    return { values: probe.signals[0]?.tag ?? "", events };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function problemOf(file: string | object | null, configured = NONE): Promise<string> {
  return (await assertRejects(() => load(file, configured), StrategyLoadError)).message;
}

function configured(values: Record<string, string | number | boolean | null>): ConfiguredParameters {
  return { files: ["config.jsonc"], byStrategy: { Tunable: values } };
}

const inFile = (params: object): object => ({ strategy_name: "Tunable", params });

Deno.test("parameters have their defaults when no file and no config sets them", async () => {
  assertEquals(await load(null), { values: "30 1 bb true", events: [] });
});

Deno.test("a file of freqtrade's hyperopt sets parameters, in snake_case or by the names of the fields", async () => {
  const { values, events } = await load({
    strategy_name: "Tunable",
    params: {
      roi: { "0": 0.1 },
      stoploss: { stoploss: -0.1 },
      trailing: { trailing_stop: false },
      max_open_trades: { max_open_trades: 3 },
      protection: { cooldown_lookback: 5 },
      buy: { buy_rsi: 25 },
      sell: { sell_ratio: 1.236 },
      default: { trigger: "macd" },
    },
    ft_stratparam_v: 1,
    export_time: "2026-11-22 08:40:00.700000+00:00",
  });
  assertEquals(values, "25 1.24 macd true");
  const from = "user/tunable.json";
  assertEquals(events, [{
    type: "parameters_set",
    strategy: "Tunable",
    parameters: [
      { name: "buyRsi", value: 25, from },
      { name: "sell_ratio", value: 1.24, from },
      { name: "trigger", value: "macd", from },
    ],
  }]);
});

Deno.test("the config overrides the parameter file, which overrides the default", async () => {
  const file = inFile({ buy: { buy_rsi: 25 }, sell: { sell_ratio: 0.5 } });
  const { values, events } = await load(file, configured({ buyRsi: 20, trigger: "macd" }));
  assertEquals(values, "20 0.5 macd true");
  const [set] = events.filter((event) => event.type === "parameters_set");
  assertEquals(set?.parameters.map(({ name, from }) => `${name} ${from}`), [
    "buyRsi config.jsonc",
    "sell_ratio user/tunable.json",
    "trigger config.jsonc",
  ]);
});

Deno.test("buyParams, sell_params and stopParams override the defaults, and the parameter file overrides them", async () => {
  class Pasted extends Strategy {
    buyRsi = new IntParameter(10, 40, { default: 30 });
    buyLevel = new IntParameter(10, 40, { default: 30 });
    sellRsi = new IntParameter(60, 90, { default: 70 });
    buyParams = { buy_rsi: 25, buyLevel: 26 };
    sell_params = { sell_rsi: 99, sell_rsii: 70 };
    stopParams = { distance: 1 };
  }
  const strategy = new Pasted();
  const source = readOwnParameters("pasted.ts", strategy);
  assert(source !== null);
  const { set, problems } = applyParameters("Pasted", strategy, source);
  assertEquals(set.map(({ name, value, from }) => `${name} ${value} ${from}`), [
    "buyRsi 25 pasted.ts",
    "buyLevel 26 pasted.ts",
  ]);
  assertEquals(problems, [
    "pasted.ts: sell_params.sell_rsi: expected a whole number from 60 to 90, found 99",
    "pasted.ts: sell_params.sell_rsii: Pasted has no parameter with this name (did you mean sellRsi?)",
  ]);
  const text = await Deno.readTextFile(STRATEGY);
  const own = text.replace("  override timeframe", "  buyParams = { buy_rsi: 25 };\n  override timeframe");
  assertEquals((await load(null, NONE, own)).values, "25 1 bb true");
  assertEquals((await load(inFile({ buy: { buy_rsi: 20 } }), NONE, own)).values, "20 1 bb true");
});

Deno.test("a parameter with load: false keeps its value, with a warning", async () => {
  const { values, events } = await load(inFile({ buy: { buy_fixed: false } }));
  assertEquals(values, "30 1 bb true");
  assertEquals(events, [{
    type: "strategy_warned",
    strategy: "Tunable",
    pair: null,
    problem:
      "user/tunable.json: params.buy.buy_fixed is ignored: buyFixed is declared with load: false and keeps its value true",
    isMistake: false,
  }]);
});

Deno.test("all problems of a parameter file are reported together, with file, name, expected and found value", async () => {
  const message = await problemOf(inFile({
    buy: { buy_rsi: 99, buy_rsii: 20, buyRsi: 21 },
    sell: { sell_ratio: "1", trigger: "rsi" },
  }));
  assertEquals(message.split("\n"), [
    "user/tunable.json: params.buy.buy_rsi: expected a whole number from 10 to 40, found 99",
    "user/tunable.json: params.buy.buy_rsii: Tunable has no parameter with this name (did you mean buyRsi?)",
    'user/tunable.json: params.sell.sell_ratio: expected a number from 0 to 2, found "1"',
    'user/tunable.json: params.sell.trigger: expected one of "bb", "macd", found "rsi"',
  ]);
});

Deno.test("a parameter that is set twice, or under another space, is rejected", async () => {
  assertStringIncludes(
    await problemOf(inFile({ buy: { buy_rsi: 20, buyRsi: 21 } })),
    "params.buy.buyRsi: Tunable.buyRsi is set twice",
  );
  assertStringIncludes(
    await problemOf(inFile({ sell: { buy_rsi: 20 } })),
    'params.sell.buy_rsi: expected under "buy", the space of Tunable.buyRsi, found under "sell"',
  );
});

Deno.test("an unknown name that resembles no parameter lists all parameters", async () => {
  assertStringIncludes(
    await problemOf(inFile({ buy: { stop_distance_percent: 20 } })),
    "Tunable has no parameter with this name; its parameters are buyRsi, sell_ratio, trigger, buyFixed",
  );
});

Deno.test("a parameter file with other content is rejected", async () => {
  assertMatch(
    await problemOf("{ nonsense"),
    /^user\/tunable\.json: the parameter file is not valid JSON: .*line 1 column 3/,
  );
  assertStringIncludes(
    await problemOf([]),
    "the file: expected an object with strategy_name and params, found an empty list",
  );
  assertStringIncludes(
    await problemOf({ strategy_name: "Other", params: {} }),
    'strategy_name: expected "Tunable" (the strategy in the file beside it), found "Other"',
  );
  assertStringIncludes(await problemOf(inFile([])), "params: expected an object, found an empty list");
  assertStringIncludes(await problemOf(inFile({ buy: 3 })), "params.buy: expected an object, found 3");
});

Deno.test("problems of the config's parameters are reported with the config's file and the key", async () => {
  assertEquals(
    await problemOf(null, configured({ buyRsi: 9, rsi: 1 })),
    "config.jsonc: consumer.parameters.Tunable.buyRsi: expected a whole number from 10 to 40, found 9\n" +
      "config.jsonc: consumer.parameters.Tunable.rsi: Tunable has no parameter with this name (did you mean buyRsi?)",
  );
  assertEquals(
    await problemOf(null, { files: ["a.jsonc", "b.jsonc"], byStrategy: { Tuneable: {} } }),
    "a.jsonc or b.jsonc: consumer.parameters.Tuneable: no strategy with this name runs (did you mean Tunable?)",
  );
});
