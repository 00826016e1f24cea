import { derive } from "../../frame/column_names.ts";
import { StrategyError } from "../../strategy/strategy_error.ts";
import type { Informative, InformativeColumn } from "../../strategy/informative.ts";

type PairWords = Omit<InformativeColumn, "column" | "timeframe">;

const PLACEHOLDER = /\{(\w*)\}/g;
const caches = new WeakMap<Informative, WeakMap<readonly string[], Map<string, readonly string[]>>>();

/** Returns the informative pair for the pair that is evaluated, as freqtrade's `_format_pair_name` does. */
export function informativePair({ pair: pattern }: Informative, pair: string): string {
  if (pattern === undefined) return pair;
  const { base, BASE, quote, QUOTE } = pairWords(pair);
  const words = { base, BASE, quote, QUOTE, stake: QUOTE, stake_currency: QUOTE };
  return fill(pattern, "pair", words).toUpperCase();
}

/**
 * Returns the names under which an informative dataframe's columns are merged. The same layout gives the same array.
 *
 * @throws {StrategyError} `fmt` has an unknown placeholder, or gives two columns the same name
 */
export function informativeNames(
  columns: readonly string[],
  informative: Informative,
  asset: string,
): readonly string[] {
  let cache = caches.get(informative);
  if (cache === undefined) caches.set(informative, cache = new WeakMap());
  // Names made from column and timeframe alone are the same for every pair.
  const key = informative.fmt === undefined && informative.pair === undefined ? "" : asset;
  return derive(cache, columns, key, () => makeNames(columns, informative, asset));
}

function makeNames(columns: readonly string[], informative: Informative, asset: string): readonly string[] {
  const { timeframe, pair, fmt = `${pair === undefined ? "" : "{base}_{quote}_"}{column}_{timeframe}` } = informative;
  const words = pairWords(asset);
  const names = columns.map((column) => {
    const parts = { ...words, column, timeframe };
    return typeof fmt === "function" ? fmt(parts) : fill(fmt, "fmt", parts);
  });
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return names;
  throw new StrategyError(`informatives: fmt gives two columns the name "${twice}": it must contain {column}`);
}

function fill(pattern: string, what: string, words: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(PLACEHOLDER, (placeholder, name: string) => {
    const word = Object.hasOwn(words, name) ? words[name] : undefined;
    if (word !== undefined) return word;
    const known = Object.keys(words).map((known) => `{${known}}`).join(", ");
    throw new StrategyError(
      `informatives: ${what} "${pattern}" has the unknown placeholder ${placeholder}: use one of ${known}`,
    );
  });
}

function pairWords(asset: string): PairWords {
  const [base = "", rest = ""] = asset.split("/");
  const quote = rest.split(":")[0] ?? "";
  return {
    asset,
    base: base.toLowerCase(),
    BASE: base.toUpperCase(),
    quote: quote.toLowerCase(),
    QUOTE: quote.toUpperCase(),
  };
}
