import { describeValue } from "../../text/describe_value.ts";
import { errorText } from "./error_location.ts";
import type { GivenValue, ParameterSource } from "./parameters.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";

/** Spaces of freqtrade's files that say nothing of signals. */
const OF_TRADING: ReadonlySet<string> = new Set([
  "roi",
  "stoploss",
  "trailing",
  "max_open_trades",
  "protection",
]);

/**
 * Reads the parameter file that may stand beside a strategy, under its name with `.json`: freqtrade's own format
 * (`HyperStrategyMixin.load_params_from_file`), as hyperopt writes it.
 *
 * @param path the strategy's file, for messages
 * @returns null when there is none
 * @throws {StrategyLoadError} it can't be read, is no such file, or is for another strategy
 */
export async function readParameterFile(path: string, url: string, strategy: string): Promise<ParameterSource | null> {
  const file = asJson(path);
  const place = new URL(url);
  place.search = "";
  place.pathname = asJson(place.pathname);
  const text = await readText(file, place);
  return text === null ? null : { file, values: valuesOf(file, parse(file, text), strategy) };
}

/** Python's `with_suffix(".json")`. */
function asJson(path: string): string {
  return path.replace(/(?<=[^\\/])\.[^.\\/]*$/, "") + ".json";
}

async function readText(file: string, url: URL): Promise<string | null> {
  try {
    return await Deno.readTextFile(url);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw new StrategyLoadError(`${file}: this parameter file can't be read: ${errorText(error)}`);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StrategyLoadError(`${file}: this parameter file is no JSON: ${errorText(error)}`);
  }
}

function valuesOf(file: string, content: unknown, strategy: string): readonly GivenValue[] {
  if (!isObject(content)) throw mismatch(file, "the file", "an object with strategy_name and params", content);
  const { strategy_name: name, params = {} } = content;
  if (name !== strategy) {
    throw new StrategyLoadError(
      `${file}: strategy_name: expected ${describeValue(strategy)}, the class beside it, found ${
        describeValue(name)
      }; ` +
        "a file of this name is read as the strategy's parameters",
    );
  }
  if (!isObject(params)) throw mismatch(file, "params", "an object", params);
  return Object.entries(params).flatMap(([space, values]) => {
    if (OF_TRADING.has(space)) return [];
    if (!isObject(values)) throw mismatch(file, `params.${space}`, "an object", values);
    return Object.entries(values).map(([name, value]) => ({ name, value, space, key: `params.${space}.${name}` }));
  });
}

function mismatch(file: string, key: string, expected: string, found: unknown): StrategyLoadError {
  return new StrategyLoadError(`${file}: ${key}: expected ${expected}, found ${describeValue(found)}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
