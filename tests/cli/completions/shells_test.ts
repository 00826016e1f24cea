import { COMMANDS } from "../../../src/cli/commands.ts";
import { completionScript } from "../../../src/cli/completions/completions.ts";
import { assertEquals } from "../../support/assert.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { completeInShell, isShellInstalled } from "./complete_in_shell.ts";

/** What each shell offers at the end of a command line. */
const CASES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["consumer re", ["record", "replay"]],
  ["consumer ", COMMANDS.map(({ name }) => name).filter((name) => !name.includes(" "))],
  ["consumer --config a.jsonc reco", ["record"]],
  ["consumer replay --fr", ["--frames", "--from"]],
  // the start takes the flags of "run"
  ["consumer --dr", ["--dry-run"]],
  ["consumer --no-", ["--no-color", "--no-supervisor"]],
  ["consumer check --fr", []],
  ["consumer --output ", ["auto", "json", "pretty"]],
  ["consumer --output=p", ["pretty"]],
  ["consumer frame --output c", ["csv"]],
  ["consumer frame --pair ", []],
  ["consumer signals re", ["resend"]],
  ["consumer help sig", ["signals"]],
  ["consumer help signals ", ["resend"]],
  ["consumer completions ", ["bash", "fish", "powershell", "zsh"]],
  ["consumer completions bash ", []],
  // a value that is also a command
  ["consumer --strategy replay sig", ["signals"]],
  ["consumer --config al", ["alpha.jsonc", "alps.ndjson"]],
  ["consumer -c alpha", ["alpha.jsonc"]],
  ["consumer replay --frames ", ["days"]],
  ["consumer replay alpha.jsonc al", ["alpha.jsonc", "alps.ndjson"]],
  ["consumer record al", ["alpha.jsonc", "alps.ndjson"]],
  ["consumer record alpha.jsonc al", []],
  ["consumer init d", ["days"]],
  ["consumer demo al", []],
];

for (const shell of ["bash", "zsh", "fish"]) {
  const isMissing = !await isShellInstalled(shell);
  const reason = isMissing ? ` (ignored: ${shell} is not installed)` : "";
  Deno.test({
    name: `${shell} completes commands, flags, their values, files and folders${reason}`,
    ignore: isMissing,
    fn: async () => {
      await using folder = await TempFolder.make();
      for (const name of ["alpha.jsonc", "alps.ndjson"]) await Deno.writeTextFile(`${folder.path}/${name}`, "");
      await Deno.mkdir(`${folder.path}/days`);
      const script = await writeScript(shell);
      try {
        for (const [line, offered] of CASES) {
          const found = await completeInShell(shell, script, line, folder.path);
          assertEquals(found.map(({ word }) => word), [...offered].sort(), line);
        }
      } finally {
        await Deno.remove(script);
      }
    },
  });

  Deno.test({
    name: `${shell} shows help beside each word${reason}`,
    ignore: isMissing || shell === "bash",
    fn: async () => {
      const script = await writeScript(shell);
      try {
        const [command] = await completeInShell(shell, script, "consumer repl");
        assertEquals(command?.help.includes("run the strategies on recordings"), true, command?.help);
        const [flag] = await completeInShell(shell, script, "consumer replay --watc");
        assertEquals(flag?.help.includes("run again each time"), true, flag?.help);
      } finally {
        await Deno.remove(script);
      }
    },
  });
}

async function writeScript(shell: string): Promise<string> {
  const path = await Deno.makeTempFile({ prefix: "completions-", suffix: `.${shell}` });
  await Deno.writeTextFile(path, completionScript(shell, COMMANDS));
  return path;
}
