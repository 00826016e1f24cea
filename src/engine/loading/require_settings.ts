import type { Strategy } from "../../strategy/strategy.ts";
import { describeValue } from "../../text/describe_value.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import { StrategyLoadError } from "../wire/strategy_load_error.ts";

/**
 * Checks the fields of a strategy. A strategy in JavaScript can set them to anything.
 *
 * Refuses short strategies in spot markets, as freqtrade's `StrategyResolver` does.
 *
 * @param path the strategy's file, for messages
 * @throws {StrategyLoadError} a field has a value of the wrong kind, or `canShort` is true in a spot market
 */
export function requireSettings(
  path: string,
  name: string,
  strategy: Strategy,
  { tradingMode }: Pick<EngineSettings, "tradingMode">,
): void {
  for (const { field, expected, accepts } of FIELDS) {
    const value: unknown = Reflect.get(strategy, field);
    if (accepts(value) && fixField(strategy, field, value)) continue;
    throw new StrategyLoadError(`${path}: ${name}.${field}: expected ${expected}, found ${describeValue(value)}`);
  }
  if (!strategy.canShort || tradingMode !== "spot") return;
  throw new StrategyLoadError(
    `${path}: ${name}.canShort is true, but short strategies cannot run in spot markets: remove canShort, ` +
      'or set "trading_mode": "futures" in the config',
  );
}

interface FieldRule {
  readonly field: keyof Strategy;
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const isBoolean = (value: unknown): boolean => typeof value === "boolean";

/** A getter could return another value, or throw, whenever the engine reads the field. Returns false for a frozen object. */
function fixField(strategy: Strategy, field: keyof Strategy, value: unknown): boolean {
  return Reflect.defineProperty(strategy, field, { value, writable: true, enumerable: true, configurable: false });
}

const FIELDS: readonly FieldRule[] = [
  { field: "timeframe", expected: 'a timeframe, such as "5m"', accepts: (value) => typeof value === "string" },
  { field: "dp", expected: "a field that can be set", accepts: () => true },
  { field: "processOnlyNewCandles", expected: "true or false", accepts: isBoolean },
  { field: "canShort", expected: "true or false", accepts: isBoolean },
  { field: "disableDataframeChecks", expected: "true or false", accepts: isBoolean },
  {
    field: "ignoreBuyingExpiredCandleAfter",
    expected: "a number of seconds",
    accepts: (value) => typeof value === "number" && value >= 0,
  },
  { field: "informatives", expected: 'an array, such as [{ timeframe: "1h" }]', accepts: Array.isArray },
  {
    field: "expectedColumns",
    expected: 'an array of column names, such as ["rsi_default"]',
    accepts: (value) => Array.isArray(value) && value.every((name) => typeof name === "string"),
  },
];
