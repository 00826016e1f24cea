import { currentConfig } from "../../src/strategy/strategy_config.ts";
import { loadStrategy } from "../../src/engine/loading/load_strategy.ts";
import { parseMessage } from "../../src/producer/protocol/message.ts";
import { readRecording, type RecordedMessage } from "../../src/recording/recording.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { CoreProbe } from "../engine/support.ts";
import { listDocuments, readDocument, README, strategyBlocks } from "./documents.ts";

const FIXTURES = new URL("../fixtures/", import.meta.url);

async function readRecordingOf(name: string): Promise<readonly RecordedMessage[]> {
  const file = await Deno.open(new URL(name, FIXTURES));
  return await Array.fromAsync(readRecording(file.readable, name));
}

/** Returns the signals that a document's strategy of this name finds in a recording, each once, as sorted texts. */
async function findSignals(
  document: string,
  name: string,
  messages: readonly RecordedMessage[],
): Promise<readonly string[]> {
  const text = strategyBlocks(document).find((block) => block.includes(`class ${name} `));
  assert(text !== undefined, `there is no strategy ${name}`);
  const folder = await Deno.makeTempDir({ prefix: "readme-" });
  try {
    const path = `${folder}/my_strategy.ts`;
    await Deno.writeTextFile(path, text);
    const { strategy } = await loadStrategy(path, `file://${path}`, currentConfig());
    const probe = new CoreProbe([strategy]);
    for (const { producer, receivedAt, text: message } of messages) {
      probe.now = receivedAt;
      probe.send(message, producer);
    }
    assertEquals(probe.of("strategy_failed"), []);
    return sortUnique(
      probe.signals.map(({ pair, candle, action, side }) => describeSignal(pair, candle, action, side)),
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function describeSignal(pair: string, candle: string | number, action: string, side: string): string {
  return `${pair} ${new Date(candle).toISOString()} ${action} ${side}`;
}

function sortUnique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Returns the producer's own signals in a recording, from the last row of each message. */
function listSentSignals(messages: readonly RecordedMessage[]): readonly string[] {
  return sortUnique(messages.flatMap(({ text }) => {
    const message = parseMessage(text);
    if (message.type !== "analyzed_df") return [];
    const { columns, data }: { readonly columns: string[]; readonly data: unknown[][] } = JSON.parse(message.frameText);
    const last = data.at(-1) ?? [];
    const cell = (name: string): unknown => last[columns.indexOf(name)];
    const candle = Number(cell("date"));
    const enters = cell("enter_long") === 1, exits = cell("exit_long") === 1;
    return [
      ...(enters && !exits ? [describeSignal(message.pair, candle, "enter", "long")] : []),
      ...(exits && !enters ? [describeSignal(message.pair, candle, "exit", "long")] : []),
    ];
  }));
}

Deno.test("README's ConsumerStrategy finds the signals of freqtrade's on the recorded walk", async () => {
  const lines = (await Deno.readTextFile(new URL("expected/walk.ConsumerStrategy/signals.ndjson", FIXTURES))).trim();
  const expected = lines.split("\n").flatMap((line) => {
    const { pair, date, enter, exit_long }: Record<string, string | boolean | null> = JSON.parse(line);
    return [
      ...(typeof enter === "string" ? [describeSignal(String(pair), String(date), "enter", enter)] : []),
      ...(exit_long === true ? [describeSignal(String(pair), String(date), "exit", "long")] : []),
    ];
  });
  assertEquals(
    await findSignals(README, "ConsumerStrategy", await readRecordingOf("walk.ndjson")),
    sortUnique(expected),
  );
});

Deno.test("STRATEGIES.md's ProducerSignals forwards the producer's own signals and no others", async () => {
  const messages = await readRecordingOf("walk.ndjson");
  const sent = listSentSignals(messages);
  assert(sent.length > 20);
  assertEquals(await findSignals(await readDocument("docs/STRATEGIES.md"), "ProducerSignals", messages), sent);
});

Deno.test("README has one strategy, which is tested here", () => {
  assertEquals(strategyBlocks(README).map((block) => /class (\w+)/.exec(block)?.[1]), ["ConsumerStrategy"]);
});

Deno.test("README has at most 150 lines", () => {
  const lines = README.trimEnd().split("\n").length;
  assert(lines <= 150, `${lines} lines`);
});

Deno.test("docs/README.md, the index, names every document", async () => {
  const index = await readDocument("docs/README.md");
  const linkTo = (path: string): string => path.startsWith("docs/") ? path.replace("docs/", "") : `../${path}`;
  const missing = [...await listDocuments(), "CHANGELOG.md"].filter((path) => !index.includes(`](${linkTo(path)})`));
  assertEquals(missing, ["docs/README.md"]);
});

Deno.test("the docs show no jwt_secret_key that freqtrade refuses: it requires 32 characters", async () => {
  const texts = await Promise.all((await listDocuments()).map(readDocument));
  const keys = texts.flatMap((text) => [...text.matchAll(/"jwt_secret_key": "([^"]*)"/g)].map(([, key = ""]) => key));
  assert(keys.length > 0);
  assertEquals(keys.filter((key) => key.length < 32), []);
});

Deno.test("README names the version of Deno that .dvmrc pins", async () => {
  const version = (await Deno.readTextFile(new URL("../../.dvmrc", import.meta.url))).trim();
  const named = [...README.matchAll(/\bdeno(?:@|\]\([^)]*\) )(\d+\.\d+\.\d+)/gi)].map((match) => match[1]);
  assert(named.length >= 3, `${named.length} places`);
  assertEquals([...new Set(named)], [version]);
});
