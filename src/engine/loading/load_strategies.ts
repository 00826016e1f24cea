import type { ConfiguredParameters, EngineSettings } from "../wire/engine_settings.ts";
import type { EngineEvent } from "../../events.ts";
import type { StrategyConfig } from "../../strategy/strategy_config.ts";
import { nearest } from "../../text/nearest.ts";
import { findClassRemarks } from "./find_class_remarks.ts";
import type { NamedStrategy } from "./named_strategy.ts";
import { type CheckImports, loadStrategy } from "./load_strategy.ts";
import type { StrategyFile } from "../wire/strategy_file.ts";
import { readParameterFile } from "./parameter_file.ts";
import { applyParameters, type ParameterSource, readOwnParameters, type SetParameter } from "./parameters.ts";
import { requireSettings } from "./require_settings.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";

/** The loaded strategies, and the events to report about them. */
export interface LoadedStrategies {
  readonly strategies: readonly NamedStrategy[];
  readonly events: readonly EngineEvent[];
}

/**
 * Loads the strategies and sets their parameters. The config overrides the parameter file beside the strategy, which
 * overrides `buyParams` and the like in the class, which override the defaults.
 *
 * @param checkImports checks a file before it is imported. Null: Deno's hooks do
 * @throws {StrategyLoadError} a strategy or its parameters can't be used
 */
export async function loadStrategies(
  files: readonly StrategyFile[],
  settings: LoadSettings,
  checkImports: CheckImports | null = null,
): Promise<LoadedStrategies> {
  const strategies: NamedStrategy[] = [];
  const events: EngineEvent[] = [];
  for (const file of files) {
    const strategy = await loadStrategy(file.path, file.url, toStrategyConfig(settings), checkImports);
    if (strategies.some(({ name }) => name === strategy.name)) {
      throw new StrategyLoadError(
        `${file.path}: another strategy is also called ${strategy.name}: rename one of the classes`,
      );
    }
    requireSettings(file.path, strategy.name, strategy.strategy, settings);
    strategies.push(strategy);
    events.push(...await setParameters(strategy, file, settings.parameters), ...remarkOnClass(strategy));
  }
  requireStrategies(settings.parameters, strategies.map(({ name }) => name));
  return { strategies, events };
}

/** The settings that loading a strategy depends on. */
type LoadSettings = Pick<EngineSettings, "parameters" | "timeframe" | "tradingMode" | "candleType" | "stakeCurrency">;

function toStrategyConfig({ timeframe, tradingMode, candleType, stakeCurrency }: LoadSettings): StrategyConfig {
  return {
    ...(timeframe === null ? {} : { timeframe }),
    trading_mode: tradingMode,
    candle_type_def: candleType,
    ...(stakeCurrency === null ? {} : { stake_currency: stakeCurrency }),
  };
}

async function setParameters(
  { name, strategy }: NamedStrategy,
  { path, url }: StrategyFile,
  configured: ConfiguredParameters,
): Promise<readonly EngineEvent[]> {
  const sources = [
    readOwnParameters(path, strategy),
    await readParameterFile(path, url, name),
    configSource(name, configured),
  ];
  const applied = sources.filter((source) => source !== null).map((source) => applyParameters(name, strategy, source));
  const problems = applied.flatMap((outcome) => outcome.problems);
  if (problems.length > 0) throw new StrategyLoadError(problems.join("\n"));
  const set = new Map<string, SetParameter>();
  for (const parameter of applied.flatMap((outcome) => outcome.set)) set.set(parameter.name, parameter);
  const warnings = applied.flatMap((outcome) => outcome.warnings);
  return [
    ...warnings.map((problem) => makeWarning(name, problem, false)),
    ...(set.size === 0
      ? []
      : [{ type: "parameters_set", strategy: name, parameters: [...set.values()] } satisfies EngineEvent]),
  ];
}

function remarkOnClass({ name, strategy }: NamedStrategy): readonly EngineEvent[] {
  const { mistakes, warnings, notes } = findClassRemarks(strategy);
  return [
    ...mistakes.map((problem) => makeWarning(name, problem, true)),
    ...warnings.map((problem) => makeWarning(name, problem, false)),
    ...notes.map((note): EngineEvent => ({ type: "strategy_noted", strategy: name, note })),
  ];
}

function makeWarning(strategy: string, problem: string, isMistake: boolean): EngineEvent {
  return { type: "strategy_warned", strategy, pair: null, problem, isMistake };
}

function configSource(strategy: string, { files, byStrategy }: ConfiguredParameters): ParameterSource | null {
  if (!Object.hasOwn(byStrategy, strategy)) return null;
  const values = Object.entries(byStrategy[strategy] ?? {}).map(([name, value]) => (
    { name, value, space: null, key: `consumer.parameters.${strategy}.${name}` }
  ));
  return { file: configName(files), values };
}

function configName(files: readonly string[]): string {
  return files.length === 0 ? "config" : files.join(" or ");
}

/** Rejects a config that sets parameters of a strategy that does not run. The name is misspelt or out of date. */
function requireStrategies({ files, byStrategy }: ConfiguredParameters, names: readonly string[]): void {
  const problems = Object.keys(byStrategy).filter((name) => !names.includes(name)).map((name) => {
    const near = nearest(name, names);
    const hint = near.length > 0 ? `did you mean ${near.join(" or ")}?` : `running: ${names.join(", ")}`;
    return `${configName(files)}: consumer.parameters.${name}: no strategy with this name runs (${hint})`;
  });
  if (problems.length > 0) throw new StrategyLoadError(problems.join("\n"));
}
