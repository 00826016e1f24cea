import { Parameter, type ParameterValue } from "../../strategy/parameter.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { describeValue } from "../../text/describe_value.ts";
import { nearest } from "../../text/nearest.ts";
import { toCamelCase } from "./python_names.ts";

/** One value from a file or the config. */
export interface GivenValue {
  /** The parameter's name: the name of the field, or the same in snake_case. */
  readonly name: string;
  readonly value: unknown;
  /** The space that the source names. Null when it names no space. */
  readonly space: string | null;
  /** Its place in the source: `params.buy.buy_rsi`. */
  readonly key: string;
}

/** A source of values for one strategy's parameters. */
export interface ParameterSource {
  /** The file as messages name it. */
  readonly file: string;
  readonly values: readonly GivenValue[];
}

/** A parameter whose value was set. */
export interface SetParameter {
  readonly name: string;
  readonly value: ParameterValue;
  /** The file that sets it. */
  readonly from: string;
}

/** The outcome of applying a source. */
export interface AppliedParameters {
  readonly set: readonly SetParameter[];
  /** Values that are ignored, and why. */
  readonly warnings: readonly string[];
  /** Values that are invalid, and why. An invalid value is not set. */
  readonly problems: readonly string[];
}

/**
 * Sets a strategy's parameters from one source. A name in snake_case also stands for the field in camelCase, so that
 * freqtrade's files work unchanged.
 */
export function applyParameters(name: string, strategy: Strategy, source: ParameterSource): AppliedParameters {
  const parameters = parametersOf(strategy);
  const set = new Map<string, SetParameter>();
  const warnings: string[] = [], problems: string[] = [];
  for (const given of source.values) {
    const place = `${source.file}: ${given.key}`;
    const field = parameters.has(given.name) ? given.name : toCamelCase(given.name);
    const parameter = parameters.get(field);
    if (parameter === undefined) problems.push(`${place}: ${unknownName(name, given.name, parameters)}`);
    else if (isOtherSpace(given.space, field, parameter)) {
      problems.push(
        `${place}: expected under "${
          spaceOf(field, parameter)
        }", the space of ${name}.${field}, found under "${given.space}"`,
      );
    } else if (set.has(field)) problems.push(`${place}: ${name}.${field} is set twice`);
    else if (!parameter.load) {
      warnings.push(
        `${place} is ignored: ${field} is declared with load: false and keeps its value ${
          describeValue(parameter.value)
        }`,
      );
    } else {
      try {
        parameter.assign(given.value);
        set.set(field, { name: field, value: parameter.value, from: source.file });
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        problems.push(`${place}: expected ${parameter.expected}, found ${describeValue(given.value)}`);
      }
    }
  }
  return { set: [...set.values()], warnings, problems };
}

/**
 * Reads the values in a strategy's `buyParams`, `sell_params` and the like, which freqtrade's hyperopt prints for pasting
 * into the class. Returns null when the strategy has none of these fields.
 *
 * @param file the strategy's file as messages name it
 */
export function readOwnParameters(file: string, strategy: Strategy): ParameterSource | null {
  const spaces = new Set([...parametersOf(strategy)].map(([field, parameter]) => spaceOf(field, parameter)));
  const values = [...spaces].filter((space) => space !== null).flatMap((space) =>
    [`${space}Params`, `${space}_params`].flatMap((field) => {
      const given: unknown = Reflect.get(strategy, field);
      if (typeof given !== "object" || given === null) return [];
      return Object.entries(given).map(([name, value]): GivenValue => ({
        name,
        value,
        space,
        key: `${field}.${name}`,
      }));
    })
  );
  return values.length === 0 ? null : { file, values };
}

function parametersOf(strategy: Strategy): ReadonlyMap<string, Parameter<ParameterValue>> {
  return new Map(
    Object.entries(strategy).filter((entry): entry is [string, Parameter<ParameterValue>] =>
      entry[1] instanceof Parameter
    ),
  );
}

function unknownName(strategy: string, name: string, parameters: ReadonlyMap<string, unknown>): string {
  const near = nearest(name, parameters.keys());
  if (near.length > 0) return `${strategy} has no parameter with this name (did you mean ${near.join(" or ")}?)`;
  if (parameters.size === 0) return `${strategy} has no parameters`;
  return `${strategy} has no parameter with this name; its parameters are ${[...parameters.keys()].join(", ")}`;
}

function isOtherSpace(given: string | null, field: string, parameter: Parameter<ParameterValue>): boolean {
  const space = spaceOf(field, parameter);
  return given !== null && space !== null && given !== space;
}

/** Returns the declared space, or else the one that the name starts with, as freqtrade does. */
function spaceOf(field: string, { space }: Parameter<ParameterValue>): string | null {
  return space ?? /^(buy|sell|enter|exit|protection)(?:_|[A-Z])/.exec(field)?.[1] ?? null;
}
