import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { readGolden } from "../frame/golden.ts";
import { importText } from "./readme.ts";

const ROOT = new URL("../../", import.meta.url);
const DOCUMENT = await Deno.readTextFile(new URL("docs/STRATEGIES.md", ROOT));
const TOLERANCE = 1e-9;

/** What tools/make_idioms_golden.py has written: the inputs, and what each line of Python gives. */
interface Golden {
  readonly df: Readonly<Record<string, Cell[]>>;
  readonly hourly: Readonly<Record<string, Cell[]>>;
  readonly cases: Readonly<Record<string, Json>>;
}

type Json = Cell | readonly Json[] | { readonly [name: string]: Json };

/** A line of a table: Python and ours. */
interface Idiom {
  readonly python: string;
  readonly ours: string;
  /** It stands in a class. */
  readonly member: boolean;
}

const golden = readGolden<Golden>("idioms_golden.json");
const idioms = readIdioms(DOCUMENT);

/** Every line of the tables whose first column is Python. */
function readIdioms(document: string): readonly Idiom[] {
  const found: Idiom[] = [];
  let heading = "", inTable = false;
  for (const line of document.split("\n")) {
    if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
    if (!line.startsWith("|")) inTable = false;
    else if (/^\| *Python *\|/.test(line)) inTable = true;
    else if (inTable && !/^[-| ]+$/.test(line)) {
      const [python = "", ours = ""] = line.split(/(?<!\\)\|/).slice(1, -1).map(codeOf);
      found.push({ python, ours, member: heading === "The class" });
    }
  }
  return found;
}

function codeOf(cell: string): string {
  return cell.trim().replace(/^(`+) ?(.*?) ?\1$/, "$2").replaceAll("\\|", "|");
}

/** What the second cells give, run in a module like a strategy's, on the golden file's inputs. */
async function ourResults(): Promise<readonly unknown[]> {
  const functions = idioms.map(({ ours, member }) => {
    if (!member) return `() => (${ours})`;
    const field = /(\w+) =/.exec(ours)?.[1] ?? "";
    return `() => { const { ${field}: it } = new (class extends Strategy { ${ours} })(); return it.value ?? it; }`;
  });
  const module = await importText(`
    import {
      BooleanParameter, CategoricalParameter, crossedAbove, crossedBelow, DecimalParameter, Frame, IntParameter,
      mergeInformativePair, qtpylib, RealParameter, Strategy, ta, timeframeToMs, where,
    } from "consumer";

    export function resultsOf(inputs) {
      const df = Frame.from(inputs.df), hourly = Frame.from(inputs.hourly), pair = "BTC/USDT";
      const a = df.col("rsi"), b = df.col("close"), m = a.gt(50), n = b.gt(100);
      const dp = {
        getProducerDf: (_, { timeframe, producerName } = {}) =>
          [timeframe === "1h" && producerName === "hourly" ? hourly : df, new Date()],
        getProducerPairs: (name) => name === "hourly" ? ["BTC/USDT"] : ["BTC/USDT", "ETH/USDT"],
        currentWhitelist: () => ["BTC/USDT", "ETH/USDT"],
      };
      return [${functions.join(",\n")}].map((run) => run());
    }
  `);
  const resultsOf = module["resultsOf"] as (inputs: Golden) => readonly unknown[];
  return resultsOf(golden);
}

/** As plain() of the script that wrote the golden file: frames and records are objects, Series and tuples lists. */
function plain(value: unknown): Json {
  if (value instanceof Frame) return fromEntries(value.columns.map((name) => [name, plain(value.col(name))]));
  if (value instanceof Series) return value.toArray().map(plain);
  if (value instanceof Float64Array || Array.isArray(value)) return Array.from(value, plain);
  if (typeof value === "object" && value !== null) {
    return fromEntries(Object.entries(value).map(([name, cell]) => [name, plain(cell)]));
  }
  if (typeof value === "number") {
    if (Number.isNaN(value)) return null;
    return Number.isFinite(value) ? value : String(value);
  }
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  throw new TypeError(`no value: ${value}`);
}

function fromEntries(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}

/** Where two results differ, as a sentence; null where they are the same. */
function difference(actual: Json, expected: Json, at = ""): string | null {
  if (typeof expected === "object" && expected !== null && typeof actual === "object" && actual !== null) {
    const [ours, theirs] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
    for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
      const [left, right] = [ours.get(name), theirs.get(name)];
      const found = left === undefined || right === undefined
        ? `${at}${name} is ${left === undefined ? "missing" : "too much"}`
        : difference(left, right, `${at}${name} `);
      if (found !== null) return found;
    }
    return null;
  }
  const [left, right] = [asNumber(actual), asNumber(expected)];
  const same = typeof left === "number" && typeof right === "number"
    ? Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.abs(right))
    : left === right;
  return same ? null : `${at}is ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`;
}

/** A column of booleans with gaps holds 1 and 0. */
function asNumber(value: Json): Json {
  return typeof value === "boolean" ? Number(value) : value;
}

Deno.test("STRATEGIES.md: each line of the tables gives here what it gives in Python", async () => {
  assert(idioms.length > 150, `only ${idioms.length} lines`);
  const results = await ourResults();
  const differences = idioms.flatMap(({ python, ours }, i) => {
    const expected = golden.cases[python];
    const found = expected === undefined
      ? "is not in the golden file: run tools/make_idioms_golden.py"
      : difference(plain(results[i]), expected);
    return found === null ? [] : [`${python}  |  ${ours}  |  ${found}`];
  });
  assertEquals(differences, []);
});

Deno.test("STRATEGIES.md: the golden file has no line that the document has not", () => {
  const documented = new Set(idioms.map(({ python }) => python));
  assertEquals(Object.keys(golden.cases).filter((python) => !documented.has(python)), []);
});

Deno.test("STRATEGIES.md shows the very files that the interop tests compare with freqtrade", async () => {
  const blocks = [...DOCUMENT.matchAll(/^```(?:python|ts)\n([^]*?)^```$/gm)].map((match) => match[1] ?? "");
  const files = ["consumer_strategy", "higher_timeframe_strategy", "freqai_consumer_strategy"].flatMap((name) => [
    `tests/interop/freqtrade/strategies/${name}.py`,
    `examples/strategies/${name}.ts`,
  ]);
  assertEquals(blocks, await Promise.all(files.map((file) => Deno.readTextFile(new URL(file, ROOT)))));
});
