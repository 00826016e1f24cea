import type { JsonSchema } from "../../src/config/json_schema.ts";
import { describeType } from "./describe_type.ts";
import { formatTable } from "./format_table.ts";

/** What a table of keys shows. */
export interface KeyTableOptions {
  /** Keys to leave out, because another table has them. */
  readonly without?: readonly string[];
  /** Returns the link to the table of a nested object or list of objects. Null: its keys are shown in this table. */
  readonly linkTo: (key: string) => string | null;
}

/**
 * Formats the keys of an object's schema as a Markdown table.
 *
 * @throws {Error} a key has no description or no example
 */
export function formatKeyTable(schema: JsonSchema, options: KeyTableOptions): string {
  return formatTable(["key", "type", "default", "example", "meaning"], [...listRows(schema, options, "")]);
}

function* listRows(schema: JsonSchema, options: KeyTableOptions, prefix: string): Generator<readonly string[]> {
  const required = Array.isArray(schema.required) ? schema.required : [];
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const key = prefix + name;
    if (options.without?.includes(key)) continue;
    const { description } = inner;
    if (typeof description !== "string") throw new Error(`${key} has no description`);
    const link = options.linkTo(key);
    if (inner.properties !== undefined) {
      if (link === null) yield* listRows(inner, options, `${key}.`);
      else yield [code(key), `[object](${link})`, "", "", formatMeaning(description)];
      continue;
    }
    const type = link === null ? describeType(inner) : `[${describeType(inner)}](${link})`;
    yield [
      code(key),
      type,
      describeDefault(inner, required.includes(name)),
      describeExample(key, inner),
      formatMeaning(description),
    ];
  }
}

function describeDefault(schema: JsonSchema, isRequired: boolean): string {
  if (isRequired) return "required";
  return schema.default === undefined ? "optional" : code(toJson(schema.default));
}

/** Shows the example of a key. A boolean or a word shows a value that is not the default. */
function describeExample(key: string, schema: JsonSchema): string {
  const choices = schema.type === "boolean" ? [true, false] : Array.isArray(schema.enum) ? schema.enum : [];
  const examples = Array.isArray(schema.examples) ? schema.examples : [];
  const [example] = [...examples, ...choices.filter((choice) => choice !== schema.default)];
  if (example !== undefined) return code(toJson(example));
  if (schema.const !== undefined) return code(toJson(schema.const));
  throw new Error(`${key} has no example: add one with .meta({ examples: [...] })`);
}

/** Formats a value as JSON on one line, with a space after each colon and comma. */
function toJson(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " ").replaceAll(/\[ | \]/g, (bracket) => bracket.trim());
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}

/** Formats a description. Names with an underscore and placeholders become code. */
export function formatMeaning(text: string): string {
  return text.replaceAll(/"[^" ]+"|[\w.]*\w_\w[\w.]*\w|\{\w+\}|consumer\.\w+/g, (name) => code(name));
}
