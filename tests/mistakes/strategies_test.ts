import { answers, runningFrame, whitelist } from "../cli/live.ts";
import { configOf, fixture } from "../cli/support.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { type MistakeCase, runMistakes } from "./run_mistakes.ts";

const FOLDER = fixture("mistakes/strategies");
const WALK = fixture("walk.ndjson");

strictTest("check and replay report every mistake in a strategy", async () => {
  const mistakes = await readMistakes();
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [whitelist("BTC/USDT"), runningFrame("BTC/USDT")]));
  const configs = new Map<string, string>();
  for (const trading_mode of ["spot", "futures"]) {
    const config = { ...configOf([producer.settings()]), trading_mode, candle_type_def: "spot" };
    configs.set(trading_mode, await folder.write(`${trading_mode}.json`, config));
  }
  const flags = ({ file, trading_mode = "spot" }: Mistake): string[] => [
    ...["-c", configs.get(trading_mode) ?? ""],
    ...["-s", `${FOLDER}/${file}`],
  ];
  const checked = mistakes.map((mistake): MistakeCase => (
    {
      name: `check ${mistake.file}`,
      args: ["check", ...flags(mistake)],
      code: mistake.check,
      messages: [mistake.message, ...(mistake.check === 0 ? ["│ warning │"] : [])],
    }
  ));
  // strategies that don't load end the replay; the others share one
  const unloadable = mistakes.filter(({ replay }) => replay !== 0).map((mistake): MistakeCase => ({
    name: `replay ${mistake.file}`,
    args: ["replay", WALK, ...flags(mistake)],
    code: mistake.replay,
    messages: [mistake.message],
  }));
  const replays = [...configs.keys()].map((mode): MistakeCase => {
    const loaded = mistakes.filter(({ replay, trading_mode = "spot" }) => replay === 0 && trading_mode === mode);
    return {
      name: `replay in ${mode} markets`,
      args: ["replay", WALK, ...loaded.flatMap(flags)],
      code: 0,
      messages: [],
      lines: loaded.map(({ file, message }) => [`strategy "${className(file)}"`, message]),
    };
  });
  await runMistakes([...replays, ...checked, ...unloadable]);
});

Deno.test("mistakes.json lists each strategy of its folder, with a message", async () => {
  const mistakes = await readMistakes();
  const files = (await Array.fromAsync(Deno.readDir(FOLDER))).map(({ name }) => name);
  assertEquals(mistakes.map(({ file }) => file).sort(), files.filter((name) => name !== "mistakes.json").sort());
  for (const { file, message } of mistakes) assert(message.trim() !== "", file);
});

/** What the program must report about a strategy. */
interface Mistake {
  readonly file: string;
  /** The exit code of `consumer check`. */
  readonly check: number;
  /** The exit code of `consumer replay`. */
  readonly replay: number;
  /** What both must print. */
  readonly message: string;
  /** The config's trading mode. Default: spot. */
  readonly trading_mode?: string;
}

async function readMistakes(): Promise<readonly Mistake[]> {
  const table: Readonly<Record<string, Omit<Mistake, "file">>> = JSON.parse(
    await Deno.readTextFile(`${FOLDER}/mistakes.json`),
  );
  return Object.entries(table).map(([file, expected]) => ({ file, ...expected }));
}

/** `misspelt_tag.js` has the class `MisspeltTag`. */
function className(file: string): string {
  return file.replace(/\.\w+$/, "").replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
