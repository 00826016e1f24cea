import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { configOf, CONSUMER_STRATEGY, fixture, NOBODY, run } from "./support.ts";

/** Writes a copy of the example strategy, this text to the file beside it, and a config with these parameters. */
async function replay(
  buyRsi: { readonly file?: unknown; readonly config?: unknown; readonly strategyName?: string },
): Promise<{ readonly code: number; readonly entries: readonly string[]; readonly stderr: string }> {
  await using folder = await TempFolder.make();
  const { file, config, strategyName = "ConsumerStrategy" } = buyRsi;
  const strategy = await folder.write("mine.ts", await Deno.readTextFile(CONSUMER_STRATEGY));
  if (file !== undefined) {
    await folder.write("mine.json", { strategy_name: "ConsumerStrategy", params: { buy: { buy_rsi: file } } });
  }
  const parameters = config === undefined ? {} : { [strategyName]: { buyRsi: config } };
  const path = await folder.write("c.json", configOf([NOBODY], {}, { parameters }));
  const args = ["replay", "-c", path, "-s", strategy, fixture("walk.ndjson"), "--output", "json"];
  const { code, stdout, stderr } = await run(args);
  const lines = stdout.split("\n").filter((line) => line.includes('"enter"'));
  return { code, entries: lines.map((line) => JSON.parse(line).id), stderr: stderr.replaceAll(folder.path, "DIR") };
}

strictTest(
  "a parameter from freqtrade's file and one from the config give the same signals, which differ from the default's",
  async () => {
    const [byDefault, fromFile, fromConfig, both] = await Promise.all([
      replay({}),
      replay({ file: 40 }),
      replay({ config: 40 }),
      replay({ file: 12, config: 40 }),
    ]);
    for (const { code, stderr } of [byDefault, fromFile, fromConfig, both]) assertEquals(code, 0, stderr);
    assert(fromFile.entries.length > 0);
    assertEquals(fromFile.entries, fromConfig.entries);
    assertEquals(fromFile.entries, both.entries);
    assert(byDefault.entries.join() !== fromFile.entries.join());
    assertStringIncludes(fromFile.stderr, '"ConsumerStrategy": buyRsi = 40 (DIR/mine.json)');
    assertStringIncludes(both.stderr, '"ConsumerStrategy": buyRsi = 40 (DIR/c.json)');
  },
);

strictTest(
  "an invalid parameter ends the program with 2 and one line that names its file",
  async () => {
    for (
      const [given, line] of [
        [{ file: 99 }, "DIR/mine.json: params.buy.buy_rsi: expected a whole number from 10 to 40, found 99"],
        [
          { config: "25" },
          'DIR/c.json: consumer.parameters.ConsumerStrategy.buyRsi: expected a whole number from 10 to 40, found "25"',
        ],
        [
          { config: 25, strategyName: "ConsumerStategy" },
          "DIR/c.json: consumer.parameters.ConsumerStategy: no strategy with this name runs (did you mean ConsumerStrategy?)",
        ],
      ] as const
    ) {
      const { code, stderr } = await replay(given);
      assertEquals([code, stderr], [2, `consumer: ${line}`]);
    }
  },
);
