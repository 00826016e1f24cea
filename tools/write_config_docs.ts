/**
 * Writes docs/CONFIGURATION.md from the schema and tools/docs/CONFIGURATION.template.md: `deno task docs`. With `--check`
 * it only reports whether the file is up to date.
 */
import { buildConfigJsonSchema, type JsonSchema } from "../src/config/json_schema.ts";
import { formatKeyTable, formatMeaning } from "./docs/key_table.ts";
import { writeOrCheck } from "./docs/write_or_check.ts";

/**
 * Fills the tables of the template.
 *
 * @throws {Error} the template has no place for a key of the schema
 */
export function formatConfigDocs(template: string, schema: JsonSchema): string {
  const placed = new Set([...template.matchAll(/^<!-- keys of (.+) -->$/gm)].map(([, path = ""]) => path));
  for (const path of ["the top level", "consumer.sinks"]) {
    if (!placed.has(path)) throw new Error(`the template has no place for the keys of ${path}`);
  }
  return template
    .replaceAll(/^<!-- keys of (.+) -->$/gm, (_, path: string) => formatKeysOf(path, schema, placed))
    .replace(/^<!-- kinds of sinks -->$/m, () => formatSinkKinds(schema));
}

/** Formats the table of one section. A section with a table of its own is only linked. */
function formatKeysOf(path: string, root: JsonSchema, placed: ReadonlySet<string>): string {
  if (path === "consumer.sinks") return formatKeyTable(commonSinkSchema(root), { linkTo: () => null });
  const isTop = path === "the top level";
  return formatKeyTable(isTop ? root : findSection(root, path), {
    without: isTop ? ["external_message_consumer", "consumer"] : [],
    linkTo: (key) => {
      const full = isTop ? key : `${path}.${key}`;
      return placed.has(full) ? `#${full.replaceAll(".", "")}` : null;
    },
  });
}

/** Finds the schema of a section. The path of a list means its entries. */
function findSection(root: JsonSchema, path: string): JsonSchema {
  const section = path.split(".").reduce<JsonSchema | undefined>((schema, key) => schema?.properties?.[key], root);
  const found = section?.items ?? section;
  if (found?.properties === undefined) throw new Error(`the schema has no section ${path}`);
  return found;
}

function listSinkSchemas(root: JsonSchema): readonly JsonSchema[] {
  return root.properties?.consumer?.properties?.sinks?.items?.oneOf ?? [];
}

/** Makes the schema of what all kinds of sinks share. Its `type` is one of their types. */
function commonSinkSchema(root: JsonSchema): JsonSchema {
  const kinds = listSinkSchemas(root);
  const shared = Object.entries(kinds[0]?.properties ?? {}).filter(([key]) =>
    key !== "type" && kinds.every((kind) => kind.properties?.[key] !== undefined)
  );
  const type = {
    type: "string",
    enum: kinds.map((kind) => kind.properties?.type?.const),
    description: "The kind of the sink.",
  };
  return { properties: { type, ...Object.fromEntries(shared) }, required: ["type"] };
}

function formatSinkKinds(root: JsonSchema): string {
  const common = Object.keys(commonSinkSchema(root).properties ?? {});
  return listSinkSchemas(root).map((kind) => {
    const type = String(kind.properties?.type?.const);
    const own = Object.keys(kind.properties ?? {}).filter((key) => !common.includes(key));
    const table = own.length === 0
      ? "It has no keys of its own."
      : formatKeyTable(kind, { without: common, linkTo: () => null });
    const summary = formatMeaning(String(kind.properties?.type?.description));
    return [`#### \`${type}\``, summary, `Details: [SINKS.md](SINKS.md#${type}).`, table].join("\n\n");
  }).join("\n\n");
}

/** Reads the template and formats the document. */
export async function readConfigDocs(): Promise<string> {
  const template = await Deno.readTextFile(new URL("./docs/CONFIGURATION.template.md", import.meta.url));
  return formatConfigDocs(template, buildConfigJsonSchema());
}

if (import.meta.main) Deno.exit(await writeOrCheck("docs/CONFIGURATION.md", await readConfigDocs(), Deno.args));
