import type { JsonSchema } from "../../src/config/json_schema.ts";

/** Describes the type of a key in Markdown: its values, bounds and unit. */
export function describeType(schema: JsonSchema): string {
  const variants = listVariants(schema);
  if (variants.some(isSecretSource)) {
    const others = variants.filter((variant) => variant.type !== "string" && !isSecretSource(variant));
    return ["[secret](#secrets)", ...others.map(describeType)].join(" or ");
  }
  if (Array.isArray(schema.enum)) return schema.enum.map((word) => `\`${JSON.stringify(word)}\``).join(", ");
  switch (schema.type) {
    case "integer":
    case "number":
      return describeNumber(schema);
    case "string":
      return "text";
    case "boolean":
      return "boolean";
    case "array":
      return `list of ${describeEntries(schema.items ?? {})}`;
    case "object":
      return "object";
    default:
      return "any JSON value";
  }
}

/** A larger bound only rejects nonsense, so the table does not show it. */
const MAX_SHOWN_BOUND = 1_000_000;

function describeNumber({ type, unit, minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const number = type === "integer" ? "whole number" : "number";
  const what = typeof unit === "string" ? `${number} of ${unit}` : number;
  if (exclusiveMinimum !== undefined) return `${what}, above ${exclusiveMinimum}`;
  if (!isShownBound(minimum)) return what;
  return isShownBound(maximum) ? `${what}, ${minimum} to ${maximum}` : `${what}, at least ${minimum}`;
}

function isShownBound(bound: unknown): boolean {
  return typeof bound === "number" && Math.abs(bound) < MAX_SHOWN_BOUND;
}

function describeEntries(items: JsonSchema): string {
  if (items.type === "object" || items.oneOf !== undefined) return "objects";
  const type = describeType(items);
  return type === "text" ? "texts" : type;
}

/** Lists the alternatives of a schema, with nested alternatives flattened. */
function listVariants(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf } = schema;
  return Array.isArray(anyOf) ? anyOf.flatMap((variant: JsonSchema) => listVariants(variant)) : [schema];
}

/** Reports whether a schema is `{ "env": NAME }` or `{ "file": PATH }`. */
function isSecretSource({ properties = {} }: JsonSchema): boolean {
  const [key, ...others] = Object.keys(properties);
  return others.length === 0 && (key === "env" || key === "file");
}
