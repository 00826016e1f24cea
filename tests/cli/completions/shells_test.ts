import { COMMANDS } from "../../../src/cli/commands.ts";
import { completionScript } from "../../../src/cli/completions/completions.ts";
import { assertEquals } from "../../support/assert.ts";
import { TempFolder } from "../../support/temp_folder.ts";

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
  const isMissing = !await isInstalled(shell);
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
          const found = await complete(shell, script, line, folder.path);
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
        const [command] = await complete(shell, script, "consumer repl");
        assertEquals(command?.help.includes("run the strategies on recordings"), true, command?.help);
        const [flag] = await complete(shell, script, "consumer replay --watc");
        assertEquals(flag?.help.includes("run again each time"), true, flag?.help);
      } finally {
        await Deno.remove(script);
      }
    },
  });
}

async function isInstalled(shell: string): Promise<boolean> {
  try {
    return (await new Deno.Command(shell, { args: ["-c", "exit 0"], stdout: "null", stderr: "null" }).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function writeScript(shell: string): Promise<string> {
  const path = await Deno.makeTempFile({ prefix: "completions-", suffix: `.${shell}` });
  await Deno.writeTextFile(path, completionScript(shell, COMMANDS));
  return path;
}

/** Asks a real shell what it offers at the end of a line. */
async function complete(shell: string, script: string, line: string, cwd?: string): Promise<readonly Offer[]> {
  const { success, stdout, stderr } = await new Deno.Command(shell, {
    args: [decodeURIComponent(new URL(`complete.${shell}`, import.meta.url).pathname), script, line],
    ...(cwd === undefined ? {} : { cwd }),
    env: { COLUMNS: "200", TERM: "dumb" },
    stdin: "null",
  }).output();
  const [text, errors] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals([success, errors], [true, ""], line);
  const offers = new Map(
    (text ?? "").split("\n").filter((one) => one !== "").map((one) => {
      const [word = "", help = ""] = one.split("\t");
      // fish writes the flag before its value and a slash behind a folder
      return [word.replace(/^--[a-z-]+=/, "").replace(/\/$/, ""), help];
    }),
  );
  // where no word can follow, zsh offers the flags
  if (!line.split(" ").at(-1)?.startsWith("-")) {
    for (const word of offers.keys()) if (word.startsWith("-")) offers.delete(word);
  }
  return [...offers].map(([word, help]) => ({ word, help })).sort((a, b) => a.word < b.word ? -1 : 1);
}

/** What a shell offers. */
interface Offer {
  readonly word: string;
  readonly help: string;
}
