import fc from "fast-check";
import { ConfigError, formatProblem } from "../../src/config/config_error.ts";
import { buildConfigJsonSchema, type JsonSchema } from "../../src/config/json_schema.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { load, withProducer } from "../config/support.ts";

/** Lists every key of the schema. */
function keysOf(schema: JsonSchema): string[] {
  const inner = [...Object.entries(schema.properties ?? {}), ["", schema.items ?? {}] as const];
  return [
    ...Object.keys(schema.properties ?? {}),
    ...inner.flatMap(([, part]) => part === schema ? [] : isEmpty(part) ? [] : keysOf(part)),
  ];
}

const isEmpty = (schema: JsonSchema): boolean => Object.keys(schema).length === 0;

const key = fc.oneof(
  { arbitrary: fc.constantFrom(...new Set(keysOf(buildConfigJsonSchema())), "add_config_files"), weight: 8 },
  { arbitrary: fc.string(), weight: 1 },
  { arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty"), weight: 1 },
);
const { any } = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(true, false, "spot", "5m", "127.0.0.1", 1, 8080, -1)),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie("any")), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
}));
const section = fc.dictionary(key, any, { maxKeys: 6 });

/** Loads a config, or checks that its problems are complete. */
async function loadOrReport(text: string, env: Record<string, string> = {}): Promise<void> {
  try {
    const config = await load(text, { env });
    assertEquals(typeof config.external_message_consumer.enabled, "boolean");
  } catch (error) {
    assert(error instanceof ConfigError, error instanceof Error ? error.stack : String(error));
    assert(error.problems.length > 0);
    for (const problem of error.problems) {
      assert(problem.expected !== "" && problem.found !== "", JSON.stringify(problem));
      assert(!formatProblem(problem).includes("\n"), formatProblem(problem));
      assert(problem.line === null || problem.line >= 1);
    }
  }
}

Deno.test("loadConfig() returns a config or throws a ConfigError for any JSON", async () => {
  await fc.assert(fc.asyncProperty(any, (value) => loadOrReport(JSON.stringify(value) ?? "")), { numRuns: 300 });
});

Deno.test("loadConfig() returns a config or throws a ConfigError for any content of our sections", async () => {
  await fc.assert(
    fc.asyncProperty(
      section,
      section,
      section,
      (emc, consumer, exchange) => loadOrReport(JSON.stringify({ ...withProducer({}, emc), consumer, exchange })),
    ),
    { numRuns: 500 },
  );
});

Deno.test("loadConfig() returns a config or throws a ConfigError for any text", async () => {
  const piece = fc.oneof(fc.constantFrom(...'{}[]:,"\\/*\n ', '"a"', "true", "1", "// x\n"), fc.string());
  await fc.assert(fc.asyncProperty(fc.array(piece).map((pieces) => pieces.join("")), (text) => loadOrReport(text)));
});

Deno.test("loadConfig() returns a config or throws a ConfigError for any environment", async () => {
  const name = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) =>
    `FREQTRADE__${keys.join("__").toUpperCase()}`
  );
  const env = fc.dictionary(name, fc.oneof(fc.string(), any.map((value) => JSON.stringify(value))), { maxKeys: 5 });
  await fc.assert(fc.asyncProperty(env, (variables) => loadOrReport(JSON.stringify(withProducer()), variables)));
});
