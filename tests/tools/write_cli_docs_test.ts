import { COMMANDS } from "../../src/cli/commands.ts";
import { formatCliDocs } from "../../tools/docs/format_cli_docs.ts";
import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";

/** Runs the tool in a folder. */
async function runTool(cwd: string, ...args: readonly string[]): Promise<readonly [code: number, stderr: string]> {
  const flags = ["--cached-only", "--no-prompt", "--no-check", "--allow-read", "--allow-env", `--allow-write=${cwd}`];
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", ...flags, `${rootDir}tools/write_cli_docs.ts`, ...args],
    cwd,
    env: { NO_COLOR: "1" },
  }).output();
  return [code, new TextDecoder().decode(stderr)];
}

Deno.test("docs/CLI.md matches the declarations of the commands", async () => {
  assertEquals(await Deno.readTextFile(`${rootDir}docs/CLI.md`), formatCliDocs(COMMANDS));
});

Deno.test("formatCliDocs() describes every flag and argument of every command", () => {
  const text = formatCliDocs(COMMANDS);
  const sections = new Map(text.split(/^## consumer /m).slice(1).map((section) => [section.split("\n")[0], section]));
  for (const { name, flags, arguments: declared } of COMMANDS) {
    const section = sections.get(name) ?? "";
    for (const [flag, { help }] of Object.entries(flags)) {
      // a flag that is on by default is written as what turns it off
      assert(section.includes(`--${flag}`) || section.includes(`--no-${flag}`), flag);
      assertStringIncludes(section, help);
    }
    for (const argument of Object.values(declared)) assertStringIncludes(section, argument.help);
  }
});

Deno.test("write_cli_docs writes the page, and --check fails with one line when it is missing or outdated", async () => {
  await using folder = await TempFolder.make();
  await Deno.mkdir(`${folder.path}/docs`);
  const outdated = 'docs/CLI.md is not up to date: run "deno task docs" and commit it\n';
  assertEquals(await runTool(folder.path, "--check"), [1, outdated]);
  assertEquals(await runTool(folder.path), [0, ""]);
  assertEquals(await runTool(folder.path, "--check"), [0, ""]);
  await Deno.writeTextFile(`${folder.path}/docs/CLI.md`, "x", { append: true });
  assertEquals(await runTool(folder.path, "--check"), [1, outdated]);
  assert((await Deno.readTextFile(`${folder.path}/docs/CLI.md`)).endsWith("x"));
});
