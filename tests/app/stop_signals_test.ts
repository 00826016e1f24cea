import { assertEquals } from "../support/assert.ts";
import { Program } from "../support/program.ts";
import { strictTest } from "../support/strict.ts";
import { PATIENCE_MS } from "../cli/support.ts";

const HELD_UP = decodeURIComponent(new URL("stop_held_up.ts", import.meta.url).pathname);
const ARGS = ["run", "--cached-only", "--no-prompt", HELD_UP];
/** The same signal within half a second counts as an echo of the first. */
const AGAIN_MS = 100;

for (const [first, second] of [["SIGINT", "SIGINT"], ["SIGTERM", "SIGTERM"], ["SIGINT", "SIGTERM"]] as const) {
  strictTest(`${second} ends a program with exit code 1 when its stop by ${first} does not finish`, async () => {
    await using program = await Program.start(ARGS, { executable: Deno.execPath() });
    await program.stdout.find((line) => line === "ready", PATIENCE_MS);
    program.kill(first);
    await program.stdout.find((line) => line === "stopping", PATIENCE_MS);
    const late = setTimeout(() => program.kill("SIGKILL"), PATIENCE_MS);
    const again = setInterval(() => program.kill(second), AGAIN_MS);
    const { code, stdout, stderr } = await program.ended();
    clearInterval(again);
    clearTimeout(late);
    assertEquals([code, stdout, stderr], [1, "ready\nstopping", ""]);
  });
}
