import { RUN_FLAGS } from "../../src/supervisor/run_flags.ts";
import { childCommand } from "../../src/supervisor/child_command.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { rootDir, taskWords } from "../support/task_flags.ts";

strictTest("the flags of a child are those of the task and of the launcher", async () => {
  const isOwn = (word: string): boolean => word.startsWith("--") && !word.startsWith("--allow-");
  const task = (await taskWords("consumer")).filter(isOwn).filter((word) => word !== "--cached-only");
  assertEquals(new Set(RUN_FLAGS), new Set(["--quiet", ...task]));
  const launcher = await Deno.readTextFile(`${rootDir}consumer`);
  for (const flag of RUN_FLAGS) assert(launcher.includes(flag), flag);
});

strictTest("the program's own arguments come last", () => {
  assertEquals(childCommand(["-c", "it's.json"]).args.slice(-3), [`${rootDir}main.ts`, "-c", "it's.json"]);
});
