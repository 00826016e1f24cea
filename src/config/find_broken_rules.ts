import { nearest } from "../text/nearest.ts";
import type { BrokenRule } from "./broken_rule.ts";
import { isJsonObject, type JsonObject } from "./json_object.ts";

const SECTION = "external_message_consumer";

/**
 * Finds the rules between keys that an enabled `external_message_consumer` breaks. It ignores a value that is wrong by
 * itself: the schema reports that.
 */
export function findBrokenRules(raw: JsonObject): BrokenRule[] {
  const section = raw[SECTION];
  if (!isJsonObject(section) || section.enabled !== true) return [];
  const { producers = [] } = section;
  if (!Array.isArray(producers)) return [];
  if (producers.length === 0) {
    return [{ path: [SECTION, "producers"], expected: "at least one producer", found: "an empty list" }];
  }
  const names = producers.map((producer: unknown) => isJsonObject(producer) ? producer.name ?? "default" : undefined);
  return [...findRepeatedNames(names), ...findUnknownProducer(raw, names)];
}

function findRepeatedNames(names: readonly unknown[]): BrokenRule[] {
  return names.flatMap((name, index) =>
    typeof name === "string" && names.indexOf(name) < index
      ? [{
        path: [SECTION, "producers", index, "name"],
        expected: "a unique name for each producer",
        found: `${JSON.stringify(name)} again`,
      }]
      : []
  );
}

function findUnknownProducer(raw: JsonObject, names: readonly unknown[]): BrokenRule[] {
  const wanted = isJsonObject(raw.consumer) ? raw.consumer.candles_from : undefined;
  if (typeof wanted !== "string" || wanted === "" || names.includes(wanted)) return [];
  const known = [...new Set(names.filter((name) => typeof name === "string"))];
  const near = nearest(wanted, known, 1)[0];
  return [{
    path: ["consumer", "candles_from"],
    expected: `the name of a producer (${known.map((name) => JSON.stringify(name)).join(", ")})`,
    ...(near === undefined ? {} : { hint: `did you mean ${JSON.stringify(near)}?` }),
  }];
}
