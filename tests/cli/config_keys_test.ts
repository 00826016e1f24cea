// Tests of each config key that changes which signals are found, from the file to stdout. The first case of each test is the
// config without the key.
import type { Signal } from "../../src/signal.ts";
import { formatRecordingLine } from "../../src/recording/recording.ts";
import { type FrameSpec, frameText, MINUTE, START } from "../engine/support.ts";
import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { rootDir } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { configOf, CONSUMER_STRATEGY, fixture, NOBODY, run, strategy } from "./support.ts";

const WALK = fixture("walk.ndjson");
const CANDLE = 5 * MINUTE;
/** The last candle of {@linkcode frame}. */
const LAST = START + 149 * CANDLE;

interface Replayed {
  readonly signals: readonly Signal[];
  readonly stderr: string;
}

/** Returns the signals of a replay with these additions to the config. */
async function replayed(
  recording: string,
  strategyPath: string,
  { top = {}, section = {}, consumer = {} }: {
    readonly top?: Readonly<Record<string, unknown>>;
    readonly section?: Readonly<Record<string, unknown>>;
    readonly consumer?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<Replayed> {
  await using folder = await TempFolder.make();
  const producers = [NOBODY, { ...NOBODY, name: "second" }];
  const config = await folder.write("c.json", { ...configOf(producers, section, consumer), ...top });
  const path = recording.includes("\n") ? await folder.write("r.ndjson", recording) : recording;
  const { code, stdout, stderr } = await run(["replay", "-c", config, "-s", strategyPath, path]);
  assertEquals(code, 0, stderr);
  return { signals: stdout.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line)), stderr };
}

/** Formats a line of a recording: by default a whole frame, received when its last candle opens. */
function line(changes: Partial<FrameSpec> = {}, producer = "default", receivedAt = LAST): string {
  const frame = { timeframe: "5m", first: START, rows: 150, stepMs: CANDLE, index: 0, analyzedAt: LAST };
  return formatRecordingLine({ producer, receivedAt, text: frameText({ ...frame, ...changes }) });
}

strictTest("remove_entry_exit_signals removes the producer's own signals", async () => {
  const own = `${rootDir}examples/strategies/producer_signals.ts`;
  const kept = await replayed(WALK, own);
  assert(kept.signals.length > 20);
  assertEquals(await replayed(WALK, own, { section: { remove_entry_exit_signals: true } }), {
    signals: [],
    stderr: "",
  });
});

strictTest("exchange.pair_blacklist excludes pairs, even those in pair_whitelist", async () => {
  const all = (await replayed(WALK, CONSUMER_STRATEGY)).signals;
  const others = all.filter(({ pair }) => pair !== "ETH/USDT");
  assert(others.length > 5 && others.length < all.length);
  for (const lists of [{}, { pair_whitelist: [".*/USDT"] }]) {
    const exchange = { ...lists, pair_blacklist: ["eth/.*"] };
    assertEquals((await replayed(WALK, CONSUMER_STRATEGY, { top: { exchange } })).signals, others);
  }
});

strictTest(
  "trading_mode and candle_type_def select the candles, and trading_mode allows shorts",
  async () => {
    const recording = line({ close: 7 }).replace("spot", "futures");
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, readonly string[], readonly string[]])[] = [
      [{}, [], []],
      [{ trading_mode: "futures" }, ["enter long 7"], ["enter short 7"]],
      [{ trading_mode: "futures", candle_type_def: "spot" }, [], []],
      [{ candle_type_def: "futures" }, ["enter long 7"], []],
    ];
    for (const [top, long, short] of cases) {
      for (const [module, wanted] of [["enters.ts", long], ["shorts.ts", short]] as const) {
        const { signals } = await replayed(recording, strategy(module), { top });
        const found = signals.map(({ action, side, price }) => `${action} ${side} ${price}`);
        assertEquals(found, wanted, `${module} with ${JSON.stringify(top)}`);
      }
    }
  },
);

strictTest("exchange.outdated_offset is how many minutes beyond two candles a signal is current", async () => {
  const cases: readonly (readonly [Readonly<Record<string, unknown>>, late: number, current: boolean])[] = [
    [{}, 15, true],
    [{}, 16, false],
    [{ outdated_offset: 90 }, 100, true],
    [{ outdated_offset: 90 }, 101, false],
  ];
  for (const [exchange, late, current] of cases) {
    const recording = line({}, "default", LAST + late * MINUTE);
    const { signals, stderr } = await replayed(recording, strategy("enters.ts"), { top: { exchange } });
    assertEquals(signals.length, current ? 1 : 0, `${late} minutes late with ${JSON.stringify(exchange)}`);
    if (!current) assertStringIncludes(stderr, `the last candle is ${late} minutes old`);
  }
});

strictTest(
  "process_only_new_candles evaluates each candle once, so later updates of it give no signal",
  async () => {
    const becomes777 = line() + line({ first: LAST, rows: 1, index: 149, close: 777, analyzedAt: LAST + 1 });
    const next777 = line({ first: LAST + CANDLE, rows: 1, index: 150, close: 777 }, "default", LAST + CANDLE);
    const cases: readonly (readonly [boolean | null, string, looks: number, prices: (number | null)[]])[] = [
      [null, becomes777, 2, [777]],
      [true, becomes777, 1, []],
      [true, line() + next777, 2, [777]],
    ];
    for (const [value, recording, looks, prices] of cases) {
      const top = value === null ? {} : { process_only_new_candles: value };
      const { signals, stderr } = await replayed(recording, strategy("slow.ts"), { top });
      assertEquals(stderr.split("[looked]").length - 1, looks, `process_only_new_candles: ${value}`);
      assertEquals(signals.map(({ price }) => price), prices);
    }
  },
);

strictTest("consumer.candles_from selects the candles of one producer", async () => {
  const recording = ["BTC/USDT", "ETH/USDT"].map((pair) => line({ pair, close: 1 })).join("") +
    line({ pair: "BTC/USDT", close: 2 }, "second");
  const brief = ({ signals }: Replayed): readonly string[] =>
    signals.map(({ pair, producer, price }) => `${pair} ${producer} ${price}`);
  const from = async (consumer: Readonly<Record<string, unknown>>): Promise<readonly string[]> =>
    brief(await replayed(recording, strategy("enters.ts"), { consumer }));
  assertEquals(await from({}), ["BTC/USDT default 1", "ETH/USDT default 1"]);
  assertEquals(await from({ candles_from: "default" }), ["BTC/USDT default 1", "ETH/USDT default 1"]);
  assertEquals(await from({ candles_from: "second" }), ["BTC/USDT second 2"]);
});
