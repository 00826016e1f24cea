import { isJsonObject, type JsonObject } from "./merge.ts";
import type { KeyPath } from "./path.ts";
import { nearest } from "../text/nearest.ts";

/** A rule that is broken, before it is known in which file. */
export interface BrokenRule {
  readonly path: KeyPath;
  readonly expected: string;
  /** Overrides what the value itself would show. */
  readonly found?: string;
  readonly hint?: string;
}

const SECTION = "external_message_consumer";

/** The rules between keys, which hold when the section is enabled. They look past what is wrong in itself. */
export function brokenRules(raw: JsonObject): BrokenRule[] {
  const section = raw[SECTION];
  if (!isJsonObject(section) || section.enabled !== true) return [];
  const { producers = [] } = section;
  if (!Array.isArray(producers)) return [];
  if (producers.length === 0) {
    return [{ path: [SECTION, "producers"], expected: "at least one producer", found: "none" }];
  }
  const names = producers.map((producer: unknown) => isJsonObject(producer) ? producer.name ?? "default" : undefined);
  return [...doubledNames(names), ...unknownCandlesFrom(raw, names)];
}

function doubledNames(names: readonly unknown[]): BrokenRule[] {
  return names.flatMap((name, index) =>
    typeof name === "string" && names.indexOf(name) < index
      ? [{
        path: [SECTION, "producers", index, "name"],
        expected: "a name of its own for each producer",
        found: `${JSON.stringify(name)} again`,
      }]
      : []
  );
}

function unknownCandlesFrom(raw: JsonObject, names: readonly unknown[]): BrokenRule[] {
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
