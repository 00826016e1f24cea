import { fileURLToPath } from "node:url";
import { timeframeToMs } from "../../frame/timeframe.ts";
import { Strategy } from "../../strategy/strategy.ts";
import { errorLocation, errorText } from "./error_location.ts";
import type { NamedStrategy } from "./named_strategy.ts";
import { findMethods } from "./find_methods.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";

/**
 * Imports a strategy module and makes its strategy.
 *
 * @param path the file, for messages
 * @param url the file's URL
 * @throws {StrategyLoadError} it can't be read or compiled, its default export is no strategy, or its constructor throws
 */
export async function loadStrategy(path: string, url: string): Promise<NamedStrategy> {
  const folder = new URL(".", url).href;
  const exported = (await importModule(path, url, folder))["default"];
  if (exported === undefined) {
    throw new StrategyLoadError(`${path}: no default export: write "export default class MyStrategy extends Strategy"`);
  }
  if (!isStrategyClass(exported)) {
    const found = typeof exported === "function" ? "another class or function" : typeof exported;
    throw new StrategyLoadError(`${path}: the default export must be a class that extends Strategy, found ${found}`);
  }
  const name = exported.name === "" || exported.name === "default" ? baseName(path) : exported.name;
  try {
    const strategy = new exported();
    timeframeToMs(strategy.timeframe);
    for (const { timeframe } of strategy.informatives) timeframeToMs(timeframe);
    return { name, strategy, folder, places: await placesIn(url) };
  } catch (error) {
    throw new StrategyLoadError(
      `${errorLocation(error, [folder]) ?? path}: making ${name} failed: ${errorText(error)}`,
    );
  }
}

/** Where the methods stand; of a file that can't be read again, nowhere. */
async function placesIn(url: string): Promise<ReadonlyMap<string, string>> {
  try {
    const path = fileURLToPath(url);
    return findMethods(await Deno.readTextFile(path), path);
  } catch {
    return new Map();
  }
}

async function importModule(path: string, url: string, folder: string): Promise<Record<string, unknown>> {
  try {
    return await import(url);
  } catch (error) {
    if (/ERR_UNSUPPORTED_DIR_IMPORT|Is a directory/.test(errorText(error))) {
      throw new StrategyLoadError(`${path} is a folder: name a strategy module, .ts or .js`);
    }
    const where = errorLocation(error, [folder]) ?? path;
    throw new StrategyLoadError(`${where}: ${importProblem(error, path)}`);
  }
}

/** Deno's own words for what fails most, in a trader's. */
function importProblem(error: unknown, path: string): string {
  const text = errorText(error);
  if (/Module not found|No such file/i.test(text)) {
    const missing = /Module not found "([^"]+)"/.exec(text)?.[1];
    const isItself = missing === undefined || decodeURIComponent(missing).endsWith(path);
    return isItself ? "there is no such file" : `a file that it imports does not exist: ${missing}`;
  }
  if (/Requires (read|net|import) access to/.test(text)) {
    return `it imports what a strategy may not read: ${text.replace(/, run again.*/s, "")}; ` +
      "allow more with consumer.strategy_permissions";
  }
  if (/not a dependency and not in import map|bare specifier|npm package/i.test(text)) {
    return `${text.split("\n")[0]}; a strategy can import "consumer" and files beside it`;
  }
  // a syntax error's place, which stands before it already, comes as a line of a stack trace
  return text.replace(/^TypeError: (?=SyntaxError: )/, "").replaceAll(/\n\s+at .*/g, "").replace(/ at file:\S+$/, "");
}

function isStrategyClass(value: unknown): value is new () => Strategy {
  return typeof value === "function" && value.prototype instanceof Strategy;
}

function baseName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, "");
}
