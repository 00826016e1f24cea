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
import type { HttpServerRequest } from "../support/http_exchange.ts";
import { HttpServer } from "../support/http_server.ts";
import { firstAttempt, sinkConfig } from "../support/sink_config.ts";
import { strictTest } from "../support/strict.ts";
import { chapter, codeOf, importText, listDocuments, readDocument, tableRows } from "./documents.ts";
import { schemaKeys } from "./schema_keys.ts";

const SINKS = await readDocument("docs/SINKS.md");
const SIGNAL: Signal = JSON.parse(
  /^```json\n([^]*?)^```$/m.exec(await readDocument("docs/SIGNALS.md"))?.[1] ?? "",
);
const HAS_PYTHON = await hasPython();
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

/** Signs requests of several methods with a webhook. The last one is an hour old. */
async function signedRequests(secret: string): Promise<readonly HttpServerRequest[]> {
  await using server = new HttpServer(answers.status(200));
  const url = `${server.origin}/orders?pair={pair}`;
  const hourAgo = Date.now() - 3_600_000;
  for (const [method, now] of [["POST", Date.now()], ["GET", Date.now()], ["PUT", hourAgo]] as const) {
    const config = sinkConfig("webhook", { url, method, hmac_secret: secret });
    await using sink = new WebhookSink(config, () => now);
    await sink.send({ ...SIGNAL, tag: "ü" }, firstAttempt());
  }
  return await server.requests.first(3);
}

/** A request to verify: method, target, headers, body and secret. */
type Question = readonly [string, string, Headers, string, string];

/** Requests, and whether they are genuine. */
async function questions(): Promise<readonly (readonly [question: Question, isGenuine: boolean, what: string])[]> {
  const [post, get, old] = await signedRequests("s3cret");
  assert(post !== undefined && get !== undefined && old !== undefined);
  const ask = ({ method, url, headers, body }: HttpServerRequest): Question => [method, url, headers, body, "s3cret"];
  const other = new Headers(post.headers);
  other.set("idempotency-key", "another");
  return [
    [ask(post), true, "genuine"],
    [ask(get), true, "genuine, without a body"],
    [ask(old), false, "an old one"],
    [["PUT", post.url, post.headers, post.body, "s3cret"], false, "another method"],
    [["GET", "/orders?pair=XRP%2FUSDT", get.headers, "", "s3cret"], false, "another URL"],
    [["POST", post.url, post.headers, `${post.body} `, "s3cret"], false, "another body"],
    [["POST", post.url, other, post.body, "s3cret"], false, "another key"],
    [["POST", post.url, post.headers, post.body, "an0ther"], false, "another secret"],
    [["POST", post.url, new Headers(), post.body, "s3cret"], false, "not signed"],
  ];
}

strictTest("SINKS.md's verification in TypeScript accepts only requests that a webhook has just signed", async () => {
  const code = /^```ts\n([^]*?)^```$/m.exec(SINKS)?.[1] ?? "";
  const { isGenuine } = await importText(code);
  assert(typeof isGenuine === "function");
  for (const [question, expected, what] of await questions()) assertEquals(isGenuine(...question), expected, what);
});

strictTest("SINKS.md's verification in Python gives the same answers", { ignore: !HAS_PYTHON }, async () => {
  const code = /^```python\n([^]*?)^```$/m.exec(SINKS)?.[1] ?? "";
  const asked = await questions();
  const input = asked.map(([[method, target, headers, body, secret]]) => [
    ...[method, target, Object.fromEntries(headers), body, secret],
  ]);
  const program = `${code}
import json, sys
print(json.dumps([is_genuine(m, t, h, b.encode(), s) for m, t, h, b, s in json.loads(sys.argv[1])]))`;
  const { stdout, stderr } = await new Deno.Command("python3", { args: ["-c", program, JSON.stringify(input)] })
    .output();
  assertEquals(new TextDecoder().decode(stderr), "");
  assertEquals(JSON.parse(new TextDecoder().decode(stdout)), asked.map(([, expected]) => expected));
});

async function hasPython(): Promise<boolean> {
  try {
    return (await new Deno.Command("python3", { args: ["--version"], stdout: "null", stderr: "null" }).output())
      .success;
  } catch {
    return false; // not installed
  }
}
