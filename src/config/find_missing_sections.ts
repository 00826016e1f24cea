import { nearest } from "../text/nearest.ts";
import type { BrokenRule } from "./broken_rule.ts";
import { isJsonObject, type JsonObject } from "./json_object.ts";

/**
 * Finds the two sections that a config misspells, and `external_message_consumer` when it is missing. freqtrade's other
 * keys may have any name, so a misspelt section would otherwise be ignored.
 */
export function findMissingSections(raw: JsonObject): BrokenRule[] {
  const misspelt = SECTIONS.filter((section) => raw[section] === undefined).flatMap((section) =>
    findMisspelt(raw, section).map((key): BrokenRule => ({
      kind: "unknown_key",
      path: [key],
      expected: section,
      found: "an unknown key",
      hint: `did you mean ${section}?`,
    }))
  );
  if (raw[REQUIRED] !== undefined || misspelt.some(({ expected }) => expected === REQUIRED)) return misspelt;
  return [...misspelt, {
    kind: "missing",
    path: [REQUIRED],
    expected: 'an object with enabled and producers, or { "enabled": false } to follow no producer',
    found: "nothing",
  }];
}

const REQUIRED = "external_message_consumer";
const SECTIONS = [REQUIRED, "consumer"] as const;

function findMisspelt(raw: JsonObject, section: string): string[] {
  return Object.keys(raw).filter((key) =>
    // a short word is only contained in the section's name, and "_consumer" is how people disable a key
    isJsonObject(raw[key]) && key.length >= section.length - MAX_MISSING_LETTERS && !key.startsWith("_") &&
    !SECTIONS.some((known) => known === key) && nearest(key, [section]).length > 0
  );
}

const MAX_MISSING_LETTERS = 4;
