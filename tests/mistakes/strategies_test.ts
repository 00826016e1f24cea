import { answers, runningFrame, whitelist } from "../cli/live.ts";
import { configOf, fixture } from "../cli/support.ts";
import { assertEquals } from "../support/assert.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { type MistakeCase, runMistakes } from "./run_mistakes.ts";

const FOLDER = fixture("mistakes/strategies");

/** What the program must report about a strategy. */
interface Expected {
  /** The exit code of `consumer check`. */
  readonly check: number;
  /** The exit code of `consumer replay`. */
  readonly replay: number;
  /** What both must print. */
  readonly message: string;
  /** The config's trading mode. Default: spot. */
  readonly trading_mode?: string;
}

strictTest("no mistake in a strategy passes check and replay in silence", async () => {
  const table: Readonly<Record<string, Expected>> = JSON.parse(await Deno.readTextFile(`${FOLDER}/mistakes.json`));
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(
    answers(() => [whitelist("BTC/USDT"), runningFrame("BTC/USDT")]),
  );
  const cases: MistakeCase[] = [];
  for (const [file, { check, replay, message, trading_mode = "spot" }] of Object.entries(table)) {
    const config = await folder.write(`${trading_mode}.json`, {
      ...configOf([producer.settings()]),
      trading_mode,
      candle_type_def: "spot",
    });
    const args = ["-c", config, "-s", `${FOLDER}/${file}`];
    cases.push(
      { name: `check ${file}`, args: ["check", ...args], code: check, messages: [message] },
      {
        name: `replay ${file}`,
        args: ["replay", fixture("walk.ndjson"), "--summary", ...args],
        code: replay,
        messages: [message],
      },
    );
  }
  await runMistakes(cases);
});

Deno.test("mistakes.json has every strategy of its folder", async () => {
  const table: Readonly<Record<string, Expected>> = JSON.parse(await Deno.readTextFile(`${FOLDER}/mistakes.json`));
  const files = (await Array.fromAsync(Deno.readDir(FOLDER))).map(({ name }) => name);
  assertEquals(Object.keys(table).sort(), files.filter((name) => name !== "mistakes.json").sort());
  assertEquals(Object.entries(table).filter(([, { message }]) => message.trim() === ""), []);
});
