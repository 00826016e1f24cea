/** Checks a project that `consumer init` writes as editors do: with TypeScript's own compiler and with Deno. */
import { projectFiles } from "../../src/init/project.ts";
import { TSC_ARGS } from "../../tools/typescript.ts";
import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { rootDir, taskWords } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";

interface Verdict {
  readonly code: number;
  readonly text: string;
}

async function deno(args: readonly string[], cwd: string): Promise<Verdict> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1" },
  }).output();
  return { code, text: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
}

const CHECKERS: Readonly<Record<string, readonly string[]>> = {
  "TypeScript": [...TSC_ARGS, "--noEmit", "-p", "."],
  "Deno": ["check", "strategies"],
};

async function withProject(body: (folder: string) => Promise<void>): Promise<void> {
  await using folder = await TempFolder.make();
  for (const { path, text } of await projectFiles()) {
    await Deno.mkdir(`${folder.path}/${path.replace(/[^/]*$/, "")}`, { recursive: true });
    await folder.write(path, text);
  }
  await body(folder.path);
}

for (const [name, args] of Object.entries(CHECKERS)) {
  Deno.test(`${name} finds no errors in a new project, and finds the errors in a changed one`, () =>
    withProject(async (folder) => {
      const own = `${folder}/strategies/my_strategy.ts`;
      const text = await Deno.readTextFile(own);
      const check = async (from: string, to: string): Promise<Verdict> => {
        assert(text.includes(from), from);
        await Deno.writeTextFile(own, text.replace(from, to));
        return await deno(args, folder);
      };
      const untouched = await check("", "");
      assertEquals(untouched.code, 0, untouched.text);
      const wrong: readonly (readonly [string, string, string])[] = [
        [
          'dataframe.col("volume").gt(0)',
          'dataframe.col("volume").gtt(0)',
          "Property 'gtt' does not exist on type 'Series'",
        ],
        ["override populateEntryTrend", "override populateEntryTrends", "'populateEntryTrend'"],
        ["{ enter_long: 1, ", "{ enter_long: [1], ", "not assignable"],
        ["{ enter_long: 1, ", "{ enterLong: 1, ", "Type 'number' is not assignable to type '\"write enter_long\"'"],
        [
          'set("rsi_default", NaN)',
          'set("enterLong", NaN)',
          "not assignable to parameter of type '\"write enter_long\"'",
        ],
        ["import { crossedAbove,", "import { crossdAbove, crossedAbove,", "crossdAbove"],
        ["default: 30, ", "", "default"],
      ];
      for (const [from, to, message] of wrong) {
        const { code, text: found } = await check(from, to);
        assert(code !== 0, `${to} passes`);
        assertStringIncludes(found, message);
        assertStringIncludes(found, "my_strategy.ts");
      }
    }));
}

Deno.test("the types contain every export of the module consumer, including the indicators", () =>
  withProject(async (folder) => {
    const module: Readonly<Record<string, object>> = await import("consumer");
    const { ta = {}, qtpylib = {} } = module;
    const uses = [
      ...Object.keys(module).map((name) => `consumer.${name}`),
      ...Object.keys(ta).map((name) => `consumer.ta.${name}`),
      ...Object.keys(qtpylib).map((name) => `consumer.qtpylib.${name}`),
    ];
    assert(uses.length > 100);
    const text = `import * as consumer from "consumer";\nexport const all = [\n${uses.join(",\n")}];\n`;
    await Deno.writeTextFile(`${folder}/strategies/all.ts`, text);
    for (const args of Object.values(CHECKERS)) {
      const { code, text: found } = await deno(args, folder);
      assertEquals(code, 0, found);
    }
  }));

Deno.test("the types are up to date with the sources", async () => {
  const { code, text } = await deno([...(await taskWords("types")).slice(1), "--check"], rootDir);
  assertEquals(code, 0, text);
});
