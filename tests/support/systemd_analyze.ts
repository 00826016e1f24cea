import { assert, assertEquals, assertMatch } from "./assert.ts";
import { canRun } from "./can_run.ts";

/** Since version 250, `systemd-analyze` rates units that are not loaded. */
export const CAN_ANALYZE = await canRun("systemd-analyze", ["security", "--offline=true", "--help"]);

/** Asserts that systemd accepts a unit named consumer.service, and rates its exposure below 2.5. */
export async function assertHardened(unit: string): Promise<void> {
  const { code, text } = await analyze("verify", "--man=no", unit);
  assertEquals([code, text], [0, ""]);
  const rated = await analyze("security", "--offline=true", "--no-pager", unit);
  assertMatch(rated.text, /Overall exposure level for consumer\.service: [\d.]+/);
  const [, exposure = ""] = /Overall exposure level for consumer\.service: ([\d.]+)/.exec(rated.text) ?? [];
  assert(Number(exposure) < 2.5, rated.text);
}

async function analyze(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const command = new Deno.Command("systemd-analyze", { args: [...args], env: { SYSTEMD_COLORS: "0" }, stdin: "null" });
  const { code, stdout, stderr } = await command.output();
  return { code, text: new TextDecoder().decode(stderr) + new TextDecoder().decode(stdout) };
}
