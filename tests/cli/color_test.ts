import { assert, assertEquals } from "../support/assert.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "./live.ts";
import { configOf, startInShell } from "./support.ts";

const PAINTED = "\x1b[";
/** A program of util-linux that runs a command on its own terminal. */
const SCRIPT = "/usr/bin/script";

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false; // then the test is left out, and says so
  }
}

strictTest("output is not coloured where it is not a terminal", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [whitelist("A/B"), runningFrame("A/B")]));
  const config = await folder.write("c.json", configOf([producer.settings()]));
  await using program = await startInShell('unset NO_COLOR; exec "$@"', ["check", "-c", config]);
  const { code, stdout, stderr } = await program.ended();
  assertEquals(code, 0);
  assert(!(stdout + stderr).includes(PAINTED));
});

strictTest(
  "on a terminal the table is coloured, except with --no-color or NO_COLOR",
  { ignore: !exists(SCRIPT) },
  async () => {
    await using folder = await TempFolder.make();
    await using producer = new ScriptedProducer(answers(() => [whitelist("A/B"), runningFrame("A/B")]));
    const config = await folder.write("c.json", configOf([producer.settings()]));
    const onTerminal = async (flags: readonly string[], before: string): Promise<boolean> => {
      const line = `${before}; exec ${SCRIPT} -qec "$(printf "'%s' " "$@")" /dev/null`;
      const options = { env: { TERM: "xterm" } };
      await using program = await startInShell(line, ["check", "-c", config, ...flags], options);
      const { code, stdout } = await program.ended();
      assertEquals(code, 0, stdout);
      assert(stdout.includes("A/B"), stdout);
      return stdout.includes(PAINTED);
    };
    assertEquals(await onTerminal([], "unset NO_COLOR"), true);
    assertEquals(await onTerminal(["--no-color"], "unset NO_COLOR"), false);
    assertEquals(await onTerminal([], "export NO_COLOR=1"), false);
  },
);
