import { buildConfigJsonSchema, type JsonSchema } from "../../src/config/json_schema.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { SinkConfig } from "../../src/config/schema.ts";
import { formatSignalLine } from "../../src/delivery/format_signal.ts";
import { makeSink } from "../../src/delivery/make_sink.ts";
import { SignalWriter } from "../../src/delivery/sinks/stdout/signal_writer.ts";
import { fieldsOf } from "../../src/delivery/sinks/http/json_answer.ts";
import { WebhookSink } from "../../src/delivery/sinks/webhook/webhook_sink.ts";
import type { Signal } from "../../src/signal.ts";
import { SIGNAL_FIELDS } from "../../src/signal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { answers } from "../support/http_answers.ts";
import { HttpServer } from "../support/http_server.ts";
import { firstAttempt, sinkConfig } from "../support/sink_config.ts";
import { strictTest } from "../support/strict.ts";
import { chapter, codeOf, importText, listDocuments, readDocument, tableRows } from "./documents.ts";
import { schemaKeys } from "./schema_keys.ts";

const SINKS = await readDocument("docs/SINKS.md");
const SIGNAL: Signal = JSON.parse(
  /^```json\n([^]*?)^```$/m.exec(await readDocument("docs/SIGNALS.md"))?.[1] ?? "",
);
const KINDS = buildConfigJsonSchema().properties?.consumer?.properties?.sinks?.items?.oneOf ?? [];

/** Returns the cell in the middle for each key of the first table below a heading. */
function documentedKeys(heading: string): ReadonlyMap<string, string> {
  const lines = chapter(heading, SINKS);
  const start = lines.findIndex((line) => /^\| key +\|/.test(line));
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  const table = start < 0 ? [] : lines.slice(start, length < 0 ? undefined : start + length);
  return new Map(tableRows(table).slice(1).map((row) => [codeOf(row[0]) ?? "", row[1] ?? ""]));
}

/** Returns the documented keys of one kind of sink, including those of every sink. */
function keysOfKind(kind: JsonSchema): ReadonlyMap<string, string> {
  return new Map([...documentedKeys("## Keys of every sink"), ...documentedKeys(`## \`${typeOf(kind)}\``)]);
}

function typeOf(kind: JsonSchema): string {
  return String(kind.properties?.type?.const);
}

Deno.test("SINKS.md has a chapter for each kind of sink, linked in its first table", () => {
  const types = KINDS.map(typeOf);
  assertEquals(types.length, 7);
  const named = tableRows(chapter("# Sinks", SINKS)).map(([cell = ""]) => /^\[`(\w+)`\]/.exec(cell)?.[1]);
  assertEquals(named.filter((name) => name !== undefined), types);
  for (const type of types) assert(chapter(`## \`${type}\``, SINKS).length > 5, type);
});

Deno.test("SINKS.md's tables have every key of each kind of sink and no other", () => {
  for (const kind of KINDS) {
    const known = [...schemaKeys(kind)].map(([key]) => key);
    assertEquals([...keysOfKind(kind).keys()].sort(), known.sort(), typeOf(kind));
  }
});

Deno.test("SINKS.md's tables have the schema's defaults and required keys", () => {
  for (const kind of KINDS) {
    const schema = new Map(schemaKeys(kind));
    const documented = keysOfKind(kind);
    for (const [key, cell] of documented) {
      const code = codeOf(cell);
      const name = `${typeOf(kind)}.${key}`;
      assertEquals(code === null ? undefined : JSON.parse(code), schema.get(key)?.default, name);
      if (code === null) assert(["required", "none", "the type"].includes(cell), name);
    }
    const required = [...documented].filter(([, cell]) => cell === "required").map(([key]) => key);
    assertEquals(required.sort(), [...(Array.isArray(kind.required) ? kind.required : [])].sort(), typeOf(kind));
  }
});

/** A config in a document, and the block after it with what the receiver gets; null without such a block. */
interface Example {
  readonly code: string;
  readonly arrives: string | null;
}

function examplesOf(text: string): readonly Example[] {
  // the receiver's block follows directly, or after a few words such as "arrives as"
  const pattern = /^```jsonc\n([^]*?)^```$(?:\n\n?(?:[^`\n]{1,30}\n\n)?```(?:json|text)\n([^]*?)^```$)?/gm;
  return [...text.matchAll(pattern)].map(([, code = "", arrives]) => ({
    code: code.trimEnd(),
    arrives: arrives?.trimEnd() ?? null,
  }));
}

/** Loads an example and returns its sinks. It is a whole config, a part of one, or one sink. */
async function loadExample(code: string): Promise<readonly SinkConfig[]> {
  const isPart = code.startsWith('"');
  const isSink = /^\{\s*"type"/.test(code);
  const text = isPart ? `{ ${code} }` : isSink ? `{ "consumer": { "sinks": [${code}] } }` : code;
  const env = Object.fromEntries(
    [...code.matchAll(/"env": "(\w+)"/g)].map(([, name = ""]) => [name, secretFor(name)]),
  );
  const files: Readonly<Record<string, string>> = { "/producers.jsonc": NO_PRODUCERS, "/config.jsonc": text };
  const { consumer } = await loadConfig({
    files: Object.keys(files),
    cwd: "/",
    env,
    readTextFile: (path) => Promise.resolve(files[path] ?? "a_secret_text\n"),
  });
  return consumer.sinks;
}

/** An example of sinks names no producers, but every config must. */
const NO_PRODUCERS = '{ "external_message_consumer": { "enabled": false } }';

function secretFor(name: string): string {
  return name === "DISCORD_WEBHOOK" ? "https://discord.example.org/api/webhooks/1/abc" : "123456:ABC-DEF";
}

async function withSink<T>(config: SinkConfig, use: (sink: Awaited<ReturnType<typeof makeSink>>) => T): Promise<T> {
  const stdout = new SignalWriter({ output: "json", color: false, onError: () => {} });
  await using sink = await makeSink(config, stdout);
  return await use(sink);
}

Deno.test("every config in the docs loads, and together they show each kind of sink", async () => {
  const types = new Set<string>();
  const documents = await Promise.all((await listDocuments()).map(readDocument));
  for (const { code } of documents.flatMap(examplesOf)) {
    for (const sink of await loadExample(code)) {
      types.add(sink.type);
      await withSink(sink, ({ name }) => assertEquals(name, sink.name));
    }
  }
  assertEquals([...types].sort(), KINDS.map(typeOf).sort());
});

/** Sends the signal to a sink, or previews it, and returns what the receiver gets. */
async function arrivalAt(sink: SinkConfig): Promise<unknown> {
  switch (sink.type) {
    case "stdout":
      return formatSignalLine(SIGNAL, false).trimEnd();
    case "webhook":
      return await bodyOf((origin) => ({ ...sink, url: `${origin}${new URL(sink.url).pathname}` }));
    default: {
      const content = await withSink(sink, (made) => made.preview(SIGNAL).content);
      const { text, content: message } = fieldsOf(content);
      return text ?? message ?? content;
    }
  }
}

async function bodyOf(configAt: (origin: string) => SinkConfig): Promise<unknown> {
  await using server = new HttpServer(answers.status(200));
  const outcome = await withSink(configAt(server.origin), (sink) => sink.send(SIGNAL, firstAttempt()));
  assertEquals(outcome.type, "delivered");
  const { body, headers } = await server.requests.at(0);
  return headers.get("content-type") === "application/json" ? JSON.parse(body) : body;
}

strictTest("SINKS.md shows the requests that its examples send", async () => {
  const shown = new Set<string>();
  for (const { code, arrives } of examplesOf(SINKS)) {
    const [sink] = await loadExample(code);
    if (arrives === null || sink === undefined) continue;
    shown.add(sink.type);
    assertEquals(await arrivalAt(sink), arrives.startsWith("{") ? JSON.parse(arrives) : arrives, code);
  }
  assertEquals([...shown].sort(), ["discord", "freqtrade", "stdout", "telegram", "webhook"]);
});

Deno.test("SINKS.md names every placeholder", () => {
  const text = chapter("### Placeholders", SINKS).join(" ");
  const named = [...text.matchAll(/`\{(\w+)\}`/g)].map(([, name]) => name);
  assertEquals(named, [...SIGNAL_FIELDS]);
});

strictTest("SINKS.md's verification accepts only requests that a webhook has just signed", async () => {
  const code = /^```js\n([^]*?)^```$/m.exec(SINKS)?.[1] ?? "";
  const { isGenuine } = await importText(code);
  assert(typeof isGenuine === "function");
  await using server = new HttpServer(answers.status(200));
  const keys = { url: server.origin, hmac_secret: "s3cret" };
  await using sink = new WebhookSink(sinkConfig("webhook", keys));
  const hourAgo = Date.now() - 3_600_000;
  await using late = new WebhookSink(sinkConfig("webhook", keys), () => hourAgo);
  for (const sender of [sink, late]) await sender.send(SIGNAL, firstAttempt());
  const [now, old] = [await server.requests.at(0), await server.requests.at(1)];
  assertEquals(isGenuine(now.headers, now.body, "s3cret"), true);
  assertEquals(isGenuine(old.headers, old.body, "s3cret"), false, "an old one");
  assertEquals(isGenuine(now.headers, now.body, "an0ther"), false, "another secret");
  assertEquals(isGenuine(now.headers, `${now.body} `, "s3cret"), false, "another body");
  assertEquals(isGenuine(new Headers(), now.body, "s3cret"), false, "not signed");
});
