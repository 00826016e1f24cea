import { assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { Program } from "../support/program.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "./live.ts";
import { configOf, endsBy, fixture, NOBODY, PATIENCE_MS, run } from "./support.ts";

/** Returns a strategy whose line 4 is `line`, and whose line 2 imports something. */
function strategyText(line: string, imports = ""): string {
  return `import { type Frame, Strategy } from "consumer";\n${imports}\nexport default class Mine extends Strategy {\n` +
    `  ${line}\n}\n`;
}

/** Normalises a log for the tables below: FOLDER replaces the folder, and columns are removed, because they differ between versions of Deno. */
function shown(text: string, { path }: TempFolder): string {
  return text.replaceAll(path, "FOLDER").replaceAll(/(\.[jt]s:\d+):\d+/g, "$1");
}

const METHOD = "override populateEntryTrend(dataframe: Frame): Frame";
const USES_RULE = `${METHOD} { return rule(dataframe); }`;

/** Files that can't be loaded, the files beside them, and the message. FOLDER stands for the folder. */
const UNLOADABLE: readonly (readonly [string, string, string])[] = [
  [
    "a syntax error",
    strategyText(`${METHOD} { return dataframe.set("a", 1; }`),
    "FOLDER/mine.ts:4: SyntaxError: Expected ',', got ';'",
  ],
  [
    "a syntax error in a file that it imports",
    strategyText(USES_RULE, 'import { rule } from "./broken.ts";'),
    "FOLDER/broken.ts:2: SyntaxError: ",
  ],
  [
    "a missing import",
    strategyText(USES_RULE, 'import { rule } from "./rulez.ts";'),
    "FOLDER/mine.ts:2: it imports a file that does not exist: file://FOLDER/rulez.ts",
  ],
  [
    "a missing import of a file that it imports",
    strategyText(USES_RULE, 'import { rule } from "./importing.ts";'),
    "FOLDER/importing.ts:1: it imports a file that does not exist: file://FOLDER/nowhere.ts",
  ],
  [
    "a misspelt name from consumer",
    strategyText(METHOD + " { return crosedAbove(dataframe); }", 'import { crosedAbove } from "consumer";'),
    "FOLDER/mine.ts:2: SyntaxError: The requested module 'consumer' does not provide an export named 'crosedAbove'",
  ],
  [
    "a package",
    strategyText(USES_RULE, 'import rule from "lodash";'),
    'a strategy can import "consumer" and local files',
  ],
  [
    "no default export",
    "export class Mine {}\n",
    'FOLDER/mine.ts: the module has no default export: write "export default class My',
  ],
  ["an object as its export", "export default {};\n", "must be a class that extends Strategy, found object"],
  ["a wrong timeframe", strategyText('override timeframe = "5 m";'), '"5 m" is not a timeframe: write a number'],
  [
    "an unknown name in a field",
    strategyText("limit = lowest;"),
    "FOLDER/mine.ts:4: Mine could not be constructed: ReferenceError: lowest is not defined",
  ],
];

strictTest("a strategy that can't be loaded ends the program with one message that names file and line", async () => {
  await using folder = await TempFolder.make();
  await folder.write("broken.ts", "export const a = 1;\nexport let b = ;\n");
  await folder.write("importing.ts", 'export { rule } from "./nowhere.ts";\n');
  const config = await folder.write("c.json", configOf([NOBODY]));
  for (const [what, text, message] of UNLOADABLE) {
    const path = await folder.write("mine.ts", text);
    const { code, stdout, stderr } = await run(["replay", fixture("live_5m.ndjson"), "-c", config, "-s", path]);
    assertEquals([code, stdout], [2, ""], what);
    assertStringIncludes(shown(stderr, folder), message, what);
    assertMatch(stderr, /^consumer: /, what);
  }
});

/** Lines that fail in a method, and the message. FOLDER stands for the folder. */
const FAILING: readonly (readonly [string, string, string])[] = [
  [
    "a misspelt column",
    `${METHOD} { return dataframe.loc(dataframe.col("volum").gt(1), { enter_long: 1 }); }`,
    'strategy "Mine" failed on BTC/USDT: UnknownColumnError: the dataframe has no column "volum": did you mean "volume"? (at FOLDER/mine.ts:4)',
  ],
  [
    "a thrown error",
    `${METHOD} { throw new Error("no luck"); }`,
    'strategy "Mine" failed on BTC/USDT: no luck (at FOLDER/mine.ts:4)',
  ],
  [
    "a misspelt method",
    `${METHOD} { return dataframe.colum("close"); }`,
    'strategy "Mine" failed on BTC/USDT: TypeError: dataframe.colum is not a function (at FOLDER/mine.ts:4)',
  ],
  [
    "an error in a helper",
    USES_RULE,
    `strategy "Mine" failed on BTC/USDT: TypeError: Cannot read properties of undefined (reading 'low') (at FOLDER/helper.js:2)`,
  ],
  [
    "a promise",
    "override async populateEntryTrend(dataframe) { return dataframe; }",
    'strategy "Mine" failed on BTC/USDT: populateEntryTrend() returned a promise: it must not be async, and must return a dataframe ' +
    "(at FOLDER/mine.ts:4)",
  ],
  [
    "nothing returned",
    `${METHOD} { dataframe.set("enter_long", 1); }`,
    'strategy "Mine" failed on BTC/USDT: populateEntryTrend() returned nothing: is a "return dataframe" missing? ' +
    "(at FOLDER/mine.ts:4)",
  ],
  [
    "a field of the wrong kind",
    "override populateExitTrend = () => 5;",
    'strategy "Mine" failed on BTC/USDT: populateExitTrend() must return a dataframe, found a number (at FOLDER/mine.ts:4)',
  ],
  [
    "a text thrown",
    `${METHOD} { throw "no"; }`,
    'strategy "Mine" failed on BTC/USDT: threw "no", which is not an Error',
  ],
  [
    "an endless loop",
    `${METHOD} { for (;;); }`,
    'strategy "Mine" did not return within 1 s on BTC/USDT, so it was stopped (consumer.strategy_timeout): ' +
    "check FOLDER/mine.ts for an endless loop",
  ],
];

strictTest(
  "each saved mistake of a strategy is reported with file and line, and a fixed save runs",
  async () => {
    await using folder = await TempFolder.make();
    await folder.write(
      "helper.js",
      "export function rule(dataframe) {\n  return levels().low;\n}\nfunction levels() {}\n",
    );
    const path = await folder.write("mine.ts", strategyText('override timeframe = "5m";'));
    await using producer = new ScriptedProducer(answers(() => [whitelist("BTC/USDT"), runningFrame("BTC/USDT")]));
    const config = await folder.write("c.json", configOf([producer.settings()], {}, { strategy_timeout: 1 }));
    await using program = await Program.start(["-c", config, "-s", path]);
    let at = await program.stderr.find((line) => line.includes('engine started with strategy "Mine"'), PATIENCE_MS);
    for (const [, line, message] of FAILING) {
      await folder.write("mine.ts", strategyText(line, 'import { rule } from "./helper.js"; export { rule };'));
      const words = `error   engine   ${message}`;
      at = await program.stderr.find((text) => shown(text, folder).includes(words), PATIENCE_MS, at);
    }
    await folder.write("mine.ts", strategyText(`${METHOD} { return dataframe.set("enter_long", 1); }`));
    await program.stderr.find((line) => line.includes('strategies reloaded: "Mine"'), PATIENCE_MS, at);
    await (await producer.visits.at(0)).send(runningFrame("BTC/USDT"));
    await program.signal(({ strategy }) => strategy === "Mine", PATIENCE_MS);
    await endsBy(program, "SIGINT");
    assertEquals(producer.visits.items.length, 1);
  },
);
