import { assert, assertEquals, assertMatch } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import type { Visit } from "../../support/scripted_visit.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, endsBy, PATIENCE_MS } from "../support.ts";

const PAIR = "BTC/USDT";
/** The time limit from a save to its signal. */
const SOON_MS = 2_000;

interface Text {
  readonly imports?: string;
  /** A different action makes a different signal: each signal is sent once a candle. */
  readonly action?: "enter" | "exit";
  readonly name?: string;
}

/** Writes a strategy whose signals have the value of an expression as their tag. */
function strategyText(tag: string, { imports = "", action = "enter", name = "Edited" }: Text = {}): string {
  return `import { type Frame, Strategy } from "consumer";
${imports}
export default class ${name} extends Strategy {
  override timeframe = "5m";
  override populateExitTrend(dataframe: Frame): Frame {
    return dataframe.set("${action}_long", 1).set("${action}_tag", ${tag});
  }
}
`;
}

/** A running program with one strategy in its own folder, and its producer. */
class Edited implements AsyncDisposable {
  readonly folder: TempFolder;
  readonly producer: ScriptedProducer;
  readonly program: Program;

  private constructor(folder: TempFolder, producer: ScriptedProducer, program: Program) {
    this.folder = folder;
    this.producer = producer;
    this.program = program;
  }

  static async start(text: string, files: Readonly<Record<string, string>> = {}, pairs = [PAIR]): Promise<Edited> {
    const folder = await TempFolder.make();
    const rows = { rows: 1500 };
    const producer = new ScriptedProducer(
      answers(() => [whitelist(...pairs), ...pairs.map((p) => runningFrame(p, rows))]),
    );
    for (const [name, content] of Object.entries(files)) await folder.write(name, content);
    const path = await folder.write("edited.ts", text);
    const config = await folder.write("c.json", configOf([producer.settings()], {}, { strategy_timeout: 1 }));
    const edited = new Edited(folder, producer, await Program.start(["-c", config, "-s", path]));
    await edited.logged(/engine started with strategy "Edited"/);
    return edited;
  }

  save(name: string, text: string): Promise<string> {
    return this.folder.write(name, text);
  }

  /** Finds the first matching line on stderr, from `from` on. Returns its text and the index after it. */
  async logged(pattern: RegExp, from = 0): Promise<number> {
    return 1 + await this.program.stderr.find((line) => pattern.test(line), PATIENCE_MS, from);
  }

  tag(tag: string): Promise<unknown> {
    return this.program.signal((signal) => signal.tag === tag, PATIENCE_MS);
  }

  count(pattern: RegExp): number {
    return this.program.stderr.lines.filter((line) => pattern.test(line)).length;
  }

  visit(): Promise<Visit> {
    return this.producer.visits.at(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    await this.producer[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}

strictTest(
  "a saved strategy signals within two seconds on the stored frames, without a new connection or request",
  async () => {
    await using edited = await Edited.start(strategyText('"first"'));
    await edited.tag("first");
    const { requests } = await edited.visit();
    const times: number[] = [];
    // the best of three: a busy machine is no fault of the program
    for (const name of ["Second", "Third", "Fourth"]) {
      const start = performance.now();
      await edited.save("edited.ts", strategyText(`"${name}"`, { name }));
      await edited.tag(name);
      times.push(performance.now() - start);
    }
    assert(Math.min(...times) < SOON_MS, `signals took ${times} ms`);
    await edited.save("edited.ts", strategyText('"second"', { action: "exit" }));
    await edited.tag("second");
    assert(edited.count(/info +engine +strategies reloaded: "Edited"$/) > 0);
    // another rule that says the same again is no new signal
    await edited.save("edited.ts", strategyText('"third"'));
    await edited.logged(/strategies reloaded: "Edited"/, await edited.logged(/strategies reloaded: "Edited"/));
    const { stdout } = await endsBy(edited.program, "SIGINT");
    assertEquals(stdout.split("\n").map((line) => JSON.parse(line).tag), [
      "first",
      "Second",
      "Third",
      "Fourth",
      "second",
    ]);
    assertEquals(edited.producer.visits.items.length, 1);
    assertEquals((await edited.visit()).requests, requests);
  },
);

strictTest(
  "a broken save is reported with file and line while the old strategy keeps running, and can be fixed",
  async () => {
    await using edited = await Edited.start(strategyText('"old"'));
    await edited.tag("old");
    const broken = "error +engine +strategies not reloaded; still running the previous ones: ";
    const cases: readonly (readonly [string, RegExp])[] = [
      [strategyText("= 5"), new RegExp(`${broken}/.*edited\\.ts:6:\\d+: SyntaxError`)],
      [strategyText("1", { imports: 'import "./none.ts";' }), new RegExp(`${broken}/.*edited\\.ts.*none\\.ts`)],
      ["export class Edited {}\n", new RegExp(`${broken}/.*edited\\.ts: the module has no default export: write`)],
    ];
    for (const [text, message] of cases) {
      await edited.save("edited.ts", text);
      await edited.logged(message);
    }
    await (await edited.visit()).send(runningFrame("ETH/USDT"));
    await edited.program.signal(({ pair, tag }) => pair === "ETH/USDT" && tag === "old", PATIENCE_MS);
    await edited.save("edited.ts", strategyText('"mended"', { action: "exit" }));
    await edited.tag("mended");
    await endsBy(edited.program, "SIGTERM");
    assertEquals(edited.producer.visits.items.length, 1);
  },
);

strictTest("a change in an imported file, at any depth, or in a data file reloads the strategies", async () => {
  const imports = 'import { tag } from "./helper.ts";';
  const files = {
    "helper.ts": 'export { tag } from "./deeper.js";\n',
    "deeper.js":
      'import levels from "./levels.json" with { type: "json" };\nexport const tag = "deep " + levels.low;\n',
    "levels.json": '{ "low": 1 }',
  };
  await using edited = await Edited.start(strategyText("tag", { imports }), files);
  await edited.tag("deep 1");
  const moved = strategyText("tag", { imports, action: "exit" });
  await edited.save("edited.ts", moved);
  let at = await edited.logged(/strategies reloaded/);
  await (await edited.visit()).send(runningFrame("ETH/USDT"));
  for (
    const [name, text, tag, pair] of [
      ["levels.json", '{ "low": 2 }', "deep 2", "A/USDT"],
      ["deeper.js", 'export const tag = "shallow";\n', "shallow", "B/USDT"],
      ["helper.ts", 'export { tag } from "./other.ts";\n', null, ""],
      ["other.ts", 'export const tag: string = "other";\n', "other", "C/USDT"],
    ] as const
  ) {
    await edited.save(name, text);
    if (tag === null) {
      at = await edited.logged(/not reloaded; still running the previous ones: .*other\.ts/, at);
      continue;
    }
    at = await edited.logged(/strategies reloaded/, at);
    await (await edited.visit()).send(runningFrame(pair));
    await edited.tag(tag);
  }
});

strictTest(
  "a save without a change, an unrelated file and a file that is no longer imported reload nothing",
  async () => {
    const imports = 'import "./helper.ts";';
    await using edited = await Edited.start(strategyText('"a"', { imports }), { "helper.ts": "export {};\n" });
    await edited.tag("a");
    await edited.save("edited.ts", strategyText('"a"', { imports }));
    await edited.save("unrelated.ts", "export default 1;\n");
    await edited.save("c.json", "{}");
    await Deno.copyFile(`${edited.folder.path}/helper.ts`, `${edited.folder.path}/helper.bak`);
    await Deno.rename(`${edited.folder.path}/helper.bak`, `${edited.folder.path}/helper.ts`);
    // an editor that saves by renaming
    await edited.save("edited.ts.tmp", strategyText('"b"', { action: "exit" }));
    await Deno.rename(`${edited.folder.path}/edited.ts.tmp`, `${edited.folder.path}/edited.ts`);
    await edited.tag("b");
    await edited.save("helper.ts", "export const x = ;\n");
    await edited.save("edited.ts", strategyText('"c"'));
    await edited.logged(/strategies reloaded/, await edited.logged(/strategies reloaded/));
    await endsBy(edited.program, "SIGINT");
    assertEquals([edited.count(/strategies reloaded/), edited.count(/not reloaded/)], [2, 0]);
  },
);

strictTest(
  "an endless loop in a saved file is reported and can be fixed, at the top level and in a method",
  async () => {
    await using edited = await Edited.start(strategyText('"fine"'));
    await edited.tag("fine");
    await edited.save("edited.ts", 'console.log("[loading]");\nfor (;;);\n');
    await edited.logged(/\[loading\]/);
    await edited.save("edited.ts", strategyText("(() => { for (;;); })()"));
    const at = await edited.logged(/"Edited" did not return within 1 s on BTC\/USDT/);
    await edited.save("edited.ts", strategyText('"mended"', { action: "exit" }));
    await edited.logged(/strategies reloaded/, at);
    await (await edited.visit()).send(runningFrame(PAIR));
    await edited.tag("mended");
    await endsBy(edited.program, "SIGTERM");
    assertEquals(edited.producer.visits.items.length, 1);
  },
);

strictTest("hot_reload: false keeps the strategy that was loaded at start", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [runningFrame(PAIR)]));
  const path = await folder.write("edited.ts", strategyText('"first"'));
  const config = await folder.write("c.json", configOf([producer.settings()], {}, { hot_reload: false }));
  await using program = await Program.start(["-c", config, "-s", path]);
  await program.signal(({ tag }) => tag === "first", PATIENCE_MS);
  await folder.write("edited.ts", strategyText('"second"'));
  for (const n of [1, 2, 3]) {
    await (await producer.visits.at(0)).send(runningFrame(`P${n}/USDT`));
    assertEquals((await program.signal(({ pair }) => pair === `P${n}/USDT`, PATIENCE_MS)).tag, "first");
  }
});

/** Returns the resident memory in kB. Reads it with another program: Deno would need all permissions for /proc. */
async function residentKb(pid: number): Promise<number> {
  const { stdout } = await new Deno.Command("cat", { args: [`/proc/${pid}/status`] }).output();
  const text = new TextDecoder().decode(stdout);
  const match = /VmRSS:\s+(\d+) kB/.exec(text);
  assertMatch(text, /VmRSS/);
  return Number(match?.[1]);
}

strictTest(
  "twenty reloads do not leak memory",
  { ignore: Deno.build.os !== "linux" }, // memory is read from /proc
  async () => {
    const pairs = Array.from({ length: 20 }, (_, i) => `P${i}/USDT`);
    await using edited = await Edited.start(strategyText('"0"'), {}, pairs);
    await edited.program.signal(({ pair }) => pair === "P19/USDT", PATIENCE_MS);
    let at = 0;
    const reload = async (n: number): Promise<void> => {
      await edited.save("edited.ts", strategyText(`"${n}"`));
      at = await edited.logged(/strategies reloaded/, at);
    };
    // the first reloads fill caches that are filled once
    for (let n = 1; n <= 5; n++) await reload(n);
    const before = await residentKb(edited.program.pid);
    for (let n = 6; n <= 25; n++) await reload(n);
    const growth = await residentKb(edited.program.pid) - before;
    assert(growth < 40_000, `20 reloads left ${growth} kB behind`);
  },
);
