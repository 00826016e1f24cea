import { fileURLToPath } from "node:url";
import { types } from "node:util";
import { timeframeToMs } from "../../frame/timeframe.ts";
import { constructWith, type StrategyConfig } from "../../strategy/strategy_config.ts";
import { Strategy } from "../../strategy/strategy.ts";
import { readTextFile } from "../../platform/files.ts";
import { describeKind } from "../../text/describe_value.ts";
import { limitText } from "../../text/limit_text.ts";
import { MAX_TEXT_LENGTH } from "../../text/limits.ts";
import { printable } from "../../text/printable.ts";
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
 * @param checkImports checks the file before it is imported
 * @throws {StrategyLoadError} the file can't be read or compiled, its default export is not a strategy, or its constructor
 * throws
 */
export async function loadStrategy(
  path: string,
  url: string,
  config: StrategyConfig,
  checkImports: CheckImports | null = null,
): Promise<NamedStrategy> {
  const folder = new URL(".", url).href;
  requireScript(path);
  const exported = (await importModule(path, url, folder, checkImports))["default"];
  if (exported === undefined) {
    throw new StrategyLoadError(
      `${path}: the module has no default export: write "export default class MyStrategy extends Strategy"`,
    );
  }
  if (!isStrategyClass(exported)) {
    const found = typeof exported === "function" ? "another class or function" : typeof exported;
    throw new StrategyLoadError(`${path}: the default export must be a class that extends Strategy, found ${found}`);
  }
  const name = readName(path, exported);
  try {
    const strategy = requireInstance(constructWith(config, () => new exported()));
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

/** Rejects when a strategy's file, or one that it imports, imports what strategies must not. */
export type CheckImports = (url: string) => Promise<void>;

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

async function importModule(
  path: string,
  url: string,
  folder: string,
  checkImports: CheckImports | null,
): Promise<Record<string, unknown>> {
  try {
    await checkImports?.(url);
    return await import(url);
  } catch (error) {
    if (/ERR_UNSUPPORTED_DIR_IMPORT|Is a directory/.test(describeThrown(error))) {
      throw new StrategyLoadError(`${path} is a folder: name a strategy module (.ts or .js)`);
    }
    if (describeThrown(error).includes(`ImportRefusedError: "${url}"`)) {
      throw new StrategyLoadError(`${path} has no extension, or is a folder: name a strategy module (.ts or .js)`);
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
      text.replace(/^(?:\w+: )+|, (?:run again|specify the).*/gs, "")
    }; ` +
      "grant it with consumer.strategy_permissions";
  }
  const refused = /(?:ImportRefused|UnclearImport)Error: ([^\n]+)/.exec(text)?.[1];
  if (refused !== undefined) return refused;
  if (text.includes(REFUSED_BUILTIN)) {
    return 'a builtin module of Deno or Node is refused: a strategy can import "consumer" and local files';
  }
  if (/not a dependency and not in import map|bare specifier|npm package/i.test(text)) {
    return `${text.split("\n")[0]}; a strategy can import "consumer" and local files`;
  }
  // The message starts with the place of a syntax error, so the copy in the stack trace is removed.
  return text.replace(/^TypeError: (?=SyntaxError: )/, "").replaceAll(/\n\s+at .*/g, "").replace(/ at file:\S+$/, "");
}

/** Returns the class's name, which is part of every signal. `static name` can replace it by anything. */
function readName(path: string, exported: new () => Strategy): string {
  let name: unknown;
  try {
    name = exported.name;
  } catch (error) {
    throw new StrategyLoadError(`${path}: the name of the class can't be read: ${describeThrown(error)}`);
  }
  if (name === "" || name === "default") return baseName(path);
  if (typeof name === "string" && name.length <= MAX_TEXT_LENGTH && NAME.test(name)) return name;
  throw new StrategyLoadError(
    `${path}: the name of the class must be at most ${MAX_TEXT_LENGTH} printable characters, found ` +
      `${typeof name === "string" ? `"${printable(limitText(name, 40))}"` : describeKind(name)}: remove "static name"`,
  );
}

const NAME = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;

/** A constructor can return any object. A proxy could show the engine another strategy each time. */
function requireInstance(made: unknown): Strategy {
  for (let value = made; value !== Strategy.prototype; value = Object.getPrototypeOf(value)) {
    if (typeof value !== "object" || value === null) throw new TypeError("it is not a Strategy");
    if (types.isProxy(value)) throw new TypeError("a strategy can't be a Proxy");
  }
  return made as Strategy;
}

/** What Deno says when a strategy imports a builtin module, which the sandbox replaces by a module that can't be loaded. */
const REFUSED_BUILTIN = "Loading unprepared module: data:text/javascript,";

function isStrategyClass(value: unknown): value is new () => Strategy {
  return typeof value === "function" && value.prototype instanceof Strategy;
}

function baseName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, "");
}
