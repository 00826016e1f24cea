import { Parameter } from "../../strategy/parameter.ts";
import { Strategy } from "../../strategy/strategy.ts";
import { editDistance } from "../../text/nearest.ts";
import { RENAMED_METHODS, toCamelCase, UNUSED_METHODS, UNUSED_SETTINGS } from "./python_names.ts";

/**
 * Finds methods and fields of a strategy that `consumer` never reads: names of freqtrade's Python class, and misspelt
 * names of {@linkcode Strategy}.
 */
export function findClassRemarks(strategy: Strategy): ClassRemarks {
  const members = listMembers(strategy);
  const methods = [...members].filter(([, { value }]) => typeof value === "function").map(([name]) => name);
  const fields = [...members].filter(([, { value }]) => typeof value !== "function").map(([name]) => name);
  const unused = methods.filter((name) => isListed(name, UNUSED_METHODS));
  const settings = [...fields, ...listStatics(strategy)].filter((name) => isListed(name, UNUSED_SETTINGS));
  return {
    mistakes: [
      ...methods.flatMap((name) => describeMethod(name, members)),
      ...fields.flatMap((name) => describeField(name, strategy, members)),
      ...listStatics(strategy).flatMap((name) => describeStatic(name)),
    ],
    warnings: unused.length === 0 ? [] : [
      `consumer does not call ${unused.map((name) => `${name}()`).join(", ")}: it finds signals and does not trade`,
    ],
    notes: settings.length === 0 ? [] : [`consumer does not read ${settings.join(", ")}: it does not trade`],
  };
}

/** What is suspicious in a strategy's class. */
export interface ClassRemarks {
  /** Names that must be changed for the strategy to work as written. */
  readonly mistakes: readonly string[];
  readonly warnings: readonly string[];
  /** Settings that a ported strategy can keep, although they have no effect. */
  readonly notes: readonly string[];
}

interface Member {
  readonly value: unknown;
}

/** Returns the members that the strategy's own classes declare, without those of the base class. */
function listMembers(strategy: Strategy): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  let holder: object | null = strategy;
  while (holder !== null && holder !== Strategy.prototype) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      if (!members.has(name)) members.set(name, { value: descriptor.value });
    }
    holder = Object.getPrototypeOf(holder);
  }
  members.delete("constructor");
  return members;
}

/** Returns the names of the class's static members. A port from Python may declare its settings there. */
function listStatics(strategy: Strategy): readonly string[] {
  return Object.getOwnPropertyNames(strategy.constructor).filter((name) => !FUNCTION_NAMES.has(name));
}

function describeMethod(name: string, members: ReadonlyMap<string, Member>): readonly string[] {
  const renamed = RENAMED_METHODS.get(name);
  if (renamed !== undefined) return [`consumer does not call ${name}(): write ${renamed}`];
  if (BASE_METHODS.has(name)) return [];
  const near = findNear(name, BASE_METHODS, MAX_ERRORS_IN_METHOD);
  if (near === null || members.has(near)) return [];
  return [`consumer does not call ${name}(): did you mean ${near}()?`];
}

function describeField(name: string, strategy: Strategy, members: ReadonlyMap<string, Member>): readonly string[] {
  if (BASE_FIELDS.has(name) || members.get(name)?.value instanceof Parameter) return [];
  if (name === "ticker_interval") return ['consumer does not read the field ticker_interval: write timeframe = "5m"'];
  if (RENAMED_METHODS.has(name) || BASE_METHODS.has(name)) return [];
  // "timeframe2" and "timeframe_1h" are fields of the strategy's own.
  const near = /\d/.test(name) ? null : findNear(name, BASE_FIELDS, MAX_ERRORS_IN_FIELD);
  if (near === null || Object.is(members.get(name)?.value, Reflect.get(strategy, near))) return [];
  return [`consumer does not read the field ${name}: did you mean ${near}?`];
}

function describeStatic(name: string): readonly string[] {
  const field = toCamelCase(name);
  if (!BASE_FIELDS.has(field) && !BASE_METHODS.has(field)) return [];
  return [`consumer does not read static members: write ${field} without "static" instead of static ${name}`];
}

/** Returns the candidate that a name is a misspelling of, or the camelCase form of, or null. */
function findNear(name: string, candidates: ReadonlySet<string>, maxErrors: number): string | null {
  const bare = toBare(name);
  if (bare.length < MIN_LENGTH) return null;
  for (const candidate of candidates) {
    if (candidate.length >= MIN_LENGTH && editDistance(bare, toBare(candidate)) <= maxErrors) return candidate;
  }
  return null;
}

function toBare(name: string): string {
  return name.slice(0, 100).toLowerCase().replaceAll("_", "");
}

function isListed(name: string, names: readonly string[]): boolean {
  return names.some((listed) => name === listed || name === toCamelCase(listed));
}

const FUNCTION_NAMES: ReadonlySet<string> = new Set(["length", "name", "prototype"]);
const BASE_METHODS: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Strategy.prototype).filter((name) => name !== "constructor"),
);
const BASE_FIELDS: ReadonlySet<string> = new Set(Object.keys(new (class extends Strategy {})()));
/** Shorter names, such as `dp`, are near to too many others. */
const MIN_LENGTH = 5;
const MAX_ERRORS_IN_METHOD = 3;
const MAX_ERRORS_IN_FIELD = 1;
