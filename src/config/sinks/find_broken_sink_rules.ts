import type { BrokenRule } from "../broken_rule.ts";
import { isJsonObject, type JsonObject } from "../json_object.ts";
import { findSinkKind } from "./kinds.ts";

/** Finds the rules that `consumer.sinks` breaks: unique names, and the rules of each kind. */
export function findBrokenSinkRules(raw: JsonObject): BrokenRule[] {
  const consumer = isJsonObject(raw.consumer) ? raw.consumer : {};
  const sinks: readonly unknown[] = Array.isArray(consumer.sinks) ? consumer.sinks : [];
  return [
    ...findRepeatedNames(sinks),
    ...sinks.flatMap((sink, index) =>
      isJsonObject(sink)
        ? findSinkKind(sink.type)?.findBrokenRules?.(sink, { path: ["consumer", "sinks", index], consumer }) ?? []
        : []
    ),
  ];
}

function findRepeatedNames(sinks: readonly unknown[]): BrokenRule[] {
  const names = sinks.map((sink) => isJsonObject(sink) ? sink.name ?? sink.type : undefined);
  return names.flatMap((name, index) =>
    typeof name === "string" && names.indexOf(name) < index
      ? [{
        path: ["consumer", "sinks", index, "name"],
        expected: "a unique name for each sink (the default is its type)",
        found: `${JSON.stringify(name)} again`,
      }]
      : []
  );
}
