import { isJsonObject, type JsonObject } from "./merge.ts";
import type { BrokenRule } from "./rules.ts";
import { brokenTexts } from "./template_rules.ts";

/** The rules between the keys of `consumer.sinks`. They look past what is wrong in itself. */
export function brokenSinkRules(raw: JsonObject): BrokenRule[] {
  const consumer = isJsonObject(raw.consumer) ? raw.consumer : {};
  const sinks: readonly unknown[] = Array.isArray(consumer.sinks) ? consumer.sinks : [];
  const texts = sinks.flatMap((sink, index) =>
    isJsonObject(sink) ? brokenTexts(sink, ["consumer", "sinks", index]) : []
  );
  return [...doubledNames(sinks), ...(consumer.allow_commands === true ? [] : commands(sinks)), ...texts];
}

function doubledNames(sinks: readonly unknown[]): BrokenRule[] {
  const names = sinks.map((sink) => isJsonObject(sink) ? sink.name ?? sink.type : undefined);
  return names.flatMap((name, index) =>
    typeof name === "string" && names.indexOf(name) < index
      ? [{
        path: ["consumer", "sinks", index, "name"],
        expected: "a name of its own for each sink (a sink without one is called by its type)",
        found: `${JSON.stringify(name)} again`,
      }]
      : []
  );
}

function commands(sinks: readonly unknown[]): BrokenRule[] {
  return sinks.flatMap((sink, index) =>
    isJsonObject(sink) && sink.type === "command"
      ? [{
        path: ["consumer", "sinks", index, "type"],
        expected: "no sink that runs programs while consumer.allow_commands is false",
        found: '"command"',
        hint: "set consumer.allow_commands to true to allow it",
      }]
      : []
  );
}
