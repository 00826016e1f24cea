import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { readGolden } from "../frame/golden.ts";
import type { Strategy } from "../../src/strategy/strategy.ts";
import { chapter, importText } from "./documents.ts";

const ROOT = new URL("../../", import.meta.url);
const DOCUMENT = await Deno.readTextFile(new URL("docs/STRATEGIES.md", ROOT));
const TOLERANCE = 1e-9;

/** The file that tools/make_idioms_golden.py wrote: the inputs, and the result of each line of Python. */
interface Golden {
  readonly df: Readonly<Record<string, Cell[]>>;
  readonly hourly: Readonly<Record<string, Cell[]>>;
  readonly cases: Readonly<Record<string, Json>>;
}

type Json = Cell | readonly Json[] | { readonly [name: string]: Json };

/** A line of a table: Python, and its counterpart in TypeScript. */
interface Idiom {
  readonly python: string;
  readonly ours: string;
  /** Whether it is a member of a class. */
  readonly isMember: boolean;
}

const golden = readGolden<Golden>("idioms_golden.json");
const idioms = readIdioms(DOCUMENT);

/** Returns every line of the tables whose first column is Python. */
function readIdioms(document: string): readonly Idiom[] {
  const found: Idiom[] = [];
  let heading = "", inTable = false;
  for (const line of document.split("\n")) {
    if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
    if (!line.startsWith("|")) inTable = false;
    else if (/^\| *Python *\|/.test(line)) inTable = true;
    else if (inTable && !/^[-| ]+$/.test(line)) {
      const [python = "", ours = ""] = line.split(/(?<!\\)\|/).slice(1, -1).map(codeOf);
      found.push({ python, ours, isMember: heading === "The class" });
    }
  }
  return found;
}

function codeOf(cell: string): string {
  return cell.trim().replace(/^(`+) ?(.*?) ?\1$/, "$2").replaceAll("\\|", "|");
}

/** Runs the second cells on the golden file's inputs, in a module like a strategy's, and returns the results. */
async function runIdioms(): Promise<readonly unknown[]> {
  const functions = idioms.map(({ ours, isMember }) => {
    if (!isMember) return `() => (${ours})`;
    const field = /(\w+) =/.exec(ours)?.[1] ?? "";
    return `() => { const { ${field}: it } = new (class extends Strategy { ${ours} })(); return it.value ?? it; }`;
  });
  const module = await importText(`
    import {
      allOf, anyOf, BooleanParameter, CategoricalParameter, concat, crossedAbove, crossedBelow, DecimalParameter, Frame,
      IntParameter, mergeInformativePair, qtpylib, RealParameter, resampledMerge, resampleToInterval, Strategy, ta,
      timeframeToMs, where,
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

/** Converts a result as plain() of the golden file's script does: frames to objects, Series and tuples to lists. */
function toPlain(value: unknown): Json {
  if (value instanceof Frame) return fromEntries(value.columns.map((name) => [name, toPlain(value.col(name))]));
  if (value instanceof Series) return value.toArray().map(toPlain);
  if (value instanceof Float64Array || Array.isArray(value)) return Array.from(value, toPlain);
  if (typeof value === "object" && value !== null) {
    return fromEntries(Object.entries(value).map(([name, cell]) => [name, toPlain(cell)]));
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

/** Describes where two results differ; null if they are equal. */
function describeDifference(actual: Json, expected: Json, at = ""): string | null {
  if (typeof expected === "object" && expected !== null && typeof actual === "object" && actual !== null) {
    const [ours, theirs] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
    for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
      const [left, right] = [ours.get(name), theirs.get(name)];
      const found = left === undefined || right === undefined
        ? `${at}${name} is ${left === undefined ? "missing" : "too much"}`
        : describeDifference(left, right, `${at}${name} `);
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

/** Converts booleans to numbers: a column of booleans with gaps holds 1 and 0. */
function asNumber(value: Json): Json {
  return typeof value === "boolean" ? Number(value) : value;
}

Deno.test("STRATEGIES.md: each line of the tables returns the same in TypeScript as in Python", async () => {
  assert(idioms.length > 150, `only ${idioms.length} lines`);
  const results = await runIdioms();
  const differences = idioms.flatMap(({ python, ours }, i) => {
    const expected = golden.cases[python];
    const found = expected === undefined
      ? "is not in the golden file: run tools/make_idioms_golden.py"
      : describeDifference(toPlain(results[i]), expected);
    return found === null ? [] : [`${python}  |  ${ours}  |  ${found}`];
  });
  assertEquals(differences, []);
});

Deno.test("STRATEGIES.md contains every line of the golden file", () => {
  const documented = new Set(idioms.map(({ python }) => python));
  assertEquals(Object.keys(golden.cases).filter((python) => !documented.has(python)), []);
});

/** The blocks of code below a heading, in one of these languages. */
function blocksBelow(heading: string, language: "python" | "ts"): readonly string[] {
  const text = chapter(heading, DOCUMENT).join("\n");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map((match) => match[1] ?? "");
}

/** A module or script without its comments, which may be worded differently in a document. */
function withoutComments(code: string): string {
  return code.replaceAll(/\/\*\*[^]*?\*\/|^""".*?"""$|\/\/ .*$/gm, "").replaceAll(/\s*\n\s*/g, "\n").trim();
}

async function codeOfFile(path: string): Promise<string> {
  return withoutComments(await Deno.readTextFile(new URL(path, ROOT)));
}

Deno.test("STRATEGIES.md shows the Python and TypeScript files that the interop tests compare", async () => {
  const names = ["consumer_strategy", "higher_timeframe_strategy", "freqai_consumer_strategy"];
  const heading = "### Three strategies, before and after";
  for (
    const [language, folder, ending] of [
      ["python", "tests/interop/freqtrade/strategies", "py"],
      ["ts", "examples/strategies", "ts"],
    ] as const
  ) {
    const files = await Promise.all(names.map((name) => codeOfFile(`${folder}/${name}.${ending}`)));
    assertEquals(blocksBelow(heading, language).map(withoutComments), files);
  }
});

Deno.test("STRATEGIES.md shows the example that forwards a producer's own signals", async () => {
  const [block = ""] = blocksBelow("## Data", "ts");
  assertEquals(withoutComments(block), await codeOfFile("examples/strategies/producer_signals.ts"));
});

Deno.test("STRATEGIES.md: the strategy of the tutorial enters above its average and exits below it", async () => {
  const [block = ""] = blocksBelow("## Tutorial: from nothing to a signal", "ts");
  const { default: MyStrategy } = await importText(block);
  assert(typeof MyStrategy === "function");
  const strategy: Strategy = Reflect.construct(MyStrategy, []);
  const metadata = { pair: "BTC/USDT" };
  const lastRow = (close: readonly number[]): readonly unknown[] => {
    const dataframe = Frame.from({ date: close.map((_, row) => row * 300_000), close: [...close] });
    const analysed = strategy.populateExitTrend(
      strategy.populateEntryTrend(strategy.populateIndicators(dataframe, metadata), metadata),
      metadata,
    );
    return [analysed.at(-1, "enter_long"), analysed.at(-1, "exit_long")];
  };
  const rising = Array.from({ length: 40 }, (_, row) => 100 + row);
  assertEquals(lastRow(rising), [1, null]);
  assertEquals(lastRow(rising.toReversed()), [null, 1]);
});
