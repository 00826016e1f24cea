import { fileURLToPath } from "node:url";
import { timeframeToMs } from "../../frame/timeframe.ts";
import { constructWith, type StrategyConfig } from "../../strategy/strategy_config.ts";
import { Strategy } from "../../strategy/strategy.ts";
import { readTextFile } from "../../platform/files.ts";
import { describeThrown } from "./describe_thrown.ts";
import { errorLocation } from "./error_location.ts";
import type { NamedStrategy } from "./named_strategy.ts";
import { findMethods } from "./find_methods.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";

/**
 * Imports a strategy module and constructs its strategy.
 *
 * @param path the file as messages name it
 * @param url the file's URL
 * @param config the strategy's `config`
 * @throws {StrategyLoadError} the file can't be read or compiled, its default export is not a strategy, or its constructor
 * throws
 */
export async function loadStrategy(path: string, url: string, config: StrategyConfig): Promise<NamedStrategy> {
  const folder = new URL(".", url).href;
  requireScript(path);
  const exported = (await importModule(path, url, folder))["default"];
  if (exported === undefined) {
    throw new StrategyLoadError(
      `${path}: the module has no default export: write "export default class MyStrategy extends Strategy"`,
    );
  }
  if (!isStrategyClass(exported)) {
    const found = typeof exported === "function" ? "another class or function" : typeof exported;
    throw new StrategyLoadError(`${path}: the default export must be a class that extends Strategy, found ${found}`);
  }
  const name = exported.name === "" || exported.name === "default" ? baseName(path) : exported.name;
  try {
    const strategy = constructWith(config, () => new exported());
    timeframeToMs(strategy.timeframe);
    if (Array.isArray(strategy.informatives)) {
      for (const { timeframe } of strategy.informatives) timeframeToMs(timeframe);
    }
    return { name, strategy, folder, places: await readMethodPlaces(url) };
  } catch (error) {
    throw new StrategyLoadError(
      `${errorLocation(error, [folder]) ?? path}: ${name} could not be constructed: ${describeThrown(error)}`,
    );
  }
}

/** Refuses files that can't be TypeScript or JavaScript, which Deno explains in terms of module types. */
function requireScript(path: string): void {
  const suffix = /\.\w+$/.exec(path)?.[0].toLowerCase() ?? "";
  if (PYTHON_SUFFIXES.includes(suffix)) {
    throw new StrategyLoadError(
      `${path} is Python, and consumer runs TypeScript: port the strategy (docs/STRATEGIES.md, "Porting a Python ` +
        'strategy"), and name the .ts file',
    );
  }
  if (!OTHER_SUFFIXES.includes(suffix)) return;
  const hint = suffix.startsWith(".json") ? "; a config is named with --config" : "";
  throw new StrategyLoadError(`${path} is not a strategy module: name a .ts or .js file${hint}`);
}

const PYTHON_SUFFIXES: readonly string[] = [".py", ".pyc", ".ipynb"];
const OTHER_SUFFIXES: readonly string[] = [
  ".json",
  ".jsonc",
  ".yaml",
  ".yml",
  ".toml",
  ".md",
  ".txt",
  ".csv",
  ".ndjson",
];

/** Returns where the methods stand. Empty when the file can't be read a second time: the places are only for messages. */
async function readMethodPlaces(url: string): Promise<ReadonlyMap<string, string>> {
  try {
    const path = fileURLToPath(url);
    return findMethods(await readTextFile(path), path);
  } catch {
    return new Map();
  }
}

async function importModule(path: string, url: string, folder: string): Promise<Record<string, unknown>> {
  try {
    return await import(url);
  } catch (error) {
    if (/ERR_UNSUPPORTED_DIR_IMPORT|Is a directory/.test(describeThrown(error))) {
      throw new StrategyLoadError(`${path} is a folder: name a strategy module (.ts or .js)`);
    }
    const where = errorLocation(error, [folder]) ?? path;
    throw new StrategyLoadError(`${where}: ${describeImportProblem(error, path)}`);
  }
}

/** Translates Deno's most common messages into what the user can do. */
function describeImportProblem(error: unknown, path: string): string {
  const text = describeThrown(error);
  if (/Module not found|No such file/i.test(text)) {
    const missing = /Module not found "([^"]+)"/.exec(text)?.[1];
    const isItself = missing === undefined || decodeURIComponent(missing).endsWith(path);
    return isItself ? "the file does not exist" : `it imports a file that does not exist: ${missing}`;
  }
  if (/Requires (read|net|import) access to/.test(text)) {
    return `a strategy has no permission for what it imports: ${
      text.replace(/^(?:\w*Error: )+|, run again.*/gs, "")
    }; ` +
      "grant it with consumer.strategy_permissions";
  }
  const refused = /ImportRefusedError: ([^\n]+)/.exec(text)?.[1];
  if (refused !== undefined) return refused;
  if (/not a dependency and not in import map|bare specifier|npm package/i.test(text)) {
    return `${text.split("\n")[0]}; a strategy can import "consumer" and local files`;
  }
  // The message starts with the place of a syntax error, so the copy in the stack trace is removed.
  return text.replace(/^TypeError: (?=SyntaxError: )/, "").replaceAll(/\n\s+at .*/g, "").replace(/ at file:\S+$/, "");
}

function isStrategyClass(value: unknown): value is new () => Strategy {
  return typeof value === "function" && value.prototype instanceof Strategy;
}

function baseName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, "");
}
