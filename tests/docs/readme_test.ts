import { configJsonSchema } from "../../src/config/json_schema.ts";
import { ConfigError } from "../../src/config/errors.ts";
import { loadConfig } from "../../src/config/load.ts";
import { loadStrategy } from "../../src/engine/loading/load_strategy.ts";
import { parseMessage } from "../../src/producer/protocol/message.ts";
import { readRecording, type RecordedMessage } from "../../src/recording/recording.ts";
import { assert, assertEquals, assertRejects } from "../support/assert.ts";
import { CoreProbe } from "../engine/support.ts";
import { chapter, codeOf, importText, README, strategyBlocks, tableRows } from "./readme.ts";
import { schemaKeys } from "./schema_keys.ts";

const FIXTURES = new URL("../fixtures/", import.meta.url);

async function recording(name: string): Promise<readonly RecordedMessage[]> {
  const file = await Deno.open(new URL(name, FIXTURES));
  return await Array.fromAsync(readRecording(file.readable, name));
}

/** What README.md's strategy of this name finds in a recording, each signal once, as sorted texts. */
async function signalsOf(name: string, messages: readonly RecordedMessage[]): Promise<readonly string[]> {
  const text = strategyBlocks().find((block) => block.includes(`class ${name} `));
  assert(text !== undefined, `README.md has no strategy ${name}`);
  const folder = await Deno.makeTempDir({ prefix: "readme-" });
  try {
    const path = `${folder}/my_strategy.ts`;
    await Deno.writeTextFile(path, text);
    const { strategy } = await loadStrategy(path, `file://${path}`);
    const probe = new CoreProbe([strategy]);
    for (const { producer, receivedAt, text: message } of messages) {
      probe.now = receivedAt;
      probe.send(message, producer);
    }
    assertEquals(probe.of("strategy_failed"), []);
    return sorted(probe.signals.map(({ pair, candle, action, side }) => signal(pair, candle, action, side)));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function signal(pair: string, candle: string | number, action: string, side: string): string {
  return `${pair} ${new Date(candle).toISOString()} ${action} ${side}`;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** The producer's own signals in a recording: its last row's columns, as the messages have them. */
function signalsSent(messages: readonly RecordedMessage[]): readonly string[] {
  return sorted(messages.flatMap(({ text }) => {
    const message = parseMessage(text);
    if (message.type !== "analyzed_df") return [];
    const { columns, data }: { readonly columns: string[]; readonly data: unknown[][] } = JSON.parse(message.frameText);
    const last = data.at(-1) ?? [];
    const cell = (name: string): unknown => last[columns.indexOf(name)];
    const candle = Number(cell("date"));
    const enters = cell("enter_long") === 1, exits = cell("exit_long") === 1;
    return [
      ...(enters && !exits ? [signal(message.pair, candle, "enter", "long")] : []),
      ...(exits && !enters ? [signal(message.pair, candle, "exit", "long")] : []),
    ];
  }));
}

Deno.test("README's ConsumerStrategy finds what freqtrade's finds, on the recorded walk", async () => {
  const lines = (await Deno.readTextFile(new URL("expected/walk.ConsumerStrategy/signals.ndjson", FIXTURES))).trim();
  const expected = lines.split("\n").flatMap((line) => {
    const { pair, date, enter, exit_long }: Record<string, string | boolean | null> = JSON.parse(line);
    return [
      ...(typeof enter === "string" ? [signal(String(pair), String(date), "enter", enter)] : []),
      ...(exit_long === true ? [signal(String(pair), String(date), "exit", "long")] : []),
    ];
  });
  assertEquals(await signalsOf("ConsumerStrategy", await recording("walk.ndjson")), sorted(expected));
});

Deno.test("README's ProducerSignals passes on what the producer has found, no more and no less", async () => {
  const messages = await recording("walk.ndjson");
  const sent = signalsSent(messages);
  assert(sent.length > 20);
  assertEquals(await signalsOf("ProducerSignals", messages), sent);
});

Deno.test("README's strategies are all tested here", () => {
  assertEquals(strategyBlocks().map((block) => /class (\w+)/.exec(block)?.[1]), [
    "ConsumerStrategy",
    "ProducerSignals",
  ]);
});

Deno.test("README's table beside pandas runs as written", async () => {
  const rows = tableRows(chapter("### Frame and Series beside pandas")).slice(1);
  const expressions = rows.map((row) => codeOf(row[1]));
  assert(expressions.length > 20);
  const module = await importText(`
    import { crossedAbove, Frame, mergeInformativePair, where } from "consumer";
    const hour = 3_600_000, close = [20, 25, 31, 28, 35];
    const df = Frame.from({ date: close.map((_, i) => i * hour / 12), close, rsi: [29, 30, 31, null, 33] });
    const hourly = Frame.from({ date: [0, hour], rsi: [50, 60] });
    const a = df.col("rsi"), b = df.col("close"), m = a.gt(29), n = b.lt(30);
    export const results = [${expressions.map((expression) => `() => ${expression}`).join(",\n")}];
  `);
  const results = module["results"] as readonly (() => unknown)[];
  for (const [i, run] of results.entries()) assert(run() !== undefined, expressions[i] ?? undefined);
});

/** What the tables under "Configuration" say of each key: the cell in the middle. */
function documentedKeys(): ReadonlyMap<string, string> {
  const sections = [
    ["### `external_message_consumer`", "external_message_consumer."],
    ["### `consumer`", "consumer."],
    ["### The rest of a freqtrade config", ""],
  ] as const;
  return new Map(
    sections.flatMap(([heading, prefix]) =>
      tableRows(chapter(heading)).slice(1).map((row) => [prefix + codeOf(row[0]), row[1] ?? ""] as const)
    ),
  );
}

Deno.test("README's config tables have every key of the schema and no other", () => {
  const known = [...schemaKeys(configJsonSchema())].map(([key]) => key);
  assertEquals([...documentedKeys().keys()].sort(), known.sort());
});

Deno.test("README's config tables have the schema's defaults", () => {
  const schema = new Map(schemaKeys(configJsonSchema()));
  for (const [key, cell] of documentedKeys()) {
    if (cell === "required") continue;
    const code = codeOf(cell);
    assertEquals(code === null ? undefined : JSON.parse(code), schema.get(key)?.default, key);
  }
});

Deno.test("README calls those config keys required that are missed when they are left out", async () => {
  const required = [...documentedKeys()].filter(([, cell]) => cell === "required").map(([key]) => key);
  const problems = async (section: unknown): Promise<readonly string[]> => {
    const text = JSON.stringify({ external_message_consumer: section });
    const loading = loadConfig({ files: ["config.json"], cwd: "/", readTextFile: () => Promise.resolve(text) });
    const error = await assertRejects(() => loading, ConfigError);
    return error.problems.map(({ key }) => key.replace(/\[\d+\]/g, "[]"));
  };
  const missed = [...await problems({ enabled: true }), ...await problems({ enabled: true, producers: [{}] })];
  assertEquals(missed.sort(), required.sort());
});

Deno.test("README names the Deno that .dvmrc pins", async () => {
  const version = (await Deno.readTextFile(new URL("../../.dvmrc", import.meta.url))).trim();
  const named = [...README.matchAll(/\bdeno(?:@|\]\([^)]*\) )(\d+\.\d+\.\d+)/gi)].map((match) => match[1]);
  assert(named.length >= 3);
  assertEquals([...new Set(named)], [version]);
});
