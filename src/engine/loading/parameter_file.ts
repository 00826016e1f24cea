import { isNotFound } from "../../platform/errors.ts";
import { readTextFile } from "../../platform/files.ts";
import { describeValue } from "../../text/describe_value.ts";
import { errorText } from "../../text/error_text.ts";
import type { GivenValue, ParameterSource } from "./parameters.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";

/** Spaces of freqtrade's files that do not affect signals. */
const TRADING_SPACES: ReadonlySet<string> = new Set([
  "roi",
  "stoploss",
  "trailing",
  "max_open_trades",
  "protection",
]);

/**
 * Reads the parameter file beside a strategy, which has its name and ends in `.json`. It has the format that freqtrade's
 * hyperopt writes (`HyperStrategyMixin.load_params_from_file`).
 *
 * @param path the strategy's file as messages name it
 * @returns null when the file does not exist
 * @throws {StrategyLoadError} the file can't be read, has another format, or belongs to another strategy
 */
export async function readParameterFile(path: string, url: string, strategy: string): Promise<ParameterSource | null> {
  const file = withJsonSuffix(path);
  const place = new URL(url);
  place.search = "";
  place.pathname = withJsonSuffix(place.pathname);
  const text = await readText(file, place);
  return text === null ? null : { file, values: valuesOf(file, parse(file, text), strategy) };
}

/** Replaces the suffix as Python's `with_suffix(".json")` does. */
function withJsonSuffix(path: string): string {
  return path.replace(/(?<=[^\\/])\.[^.\\/]*$/, "") + ".json";
}

async function readText(file: string, url: URL): Promise<string | null> {
  try {
    return await readTextFile(url);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw new StrategyLoadError(`${file}: the parameter file can't be read: ${errorText(error)}`);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StrategyLoadError(`${file}: the parameter file is not valid JSON: ${errorText(error)}`);
  }
}

function valuesOf(file: string, content: unknown, strategy: string): readonly GivenValue[] {
  if (!isObject(content)) throw mismatch(file, "the file", "an object with strategy_name and params", content);
  const { strategy_name: name, params = {} } = content;
  if (name !== strategy) {
    throw new StrategyLoadError(
      `${file}: strategy_name: expected ${describeValue(strategy)} (the strategy in the file beside it), found ${
        describeValue(name)
      }; ` +
        "rename this file if it does not hold the strategy's parameters",
    );
  }
  if (!isObject(params)) throw mismatch(file, "params", "an object", params);
  return Object.entries(params).flatMap(([space, values]) => {
    if (TRADING_SPACES.has(space)) return [];
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
