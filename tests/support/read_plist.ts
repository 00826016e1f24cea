import { assertEquals } from "./assert.ts";
import { canRun } from "./can_run.ts";

/** Whether there is a program that reads property lists: Python's plistlib. */
export const CAN_READ_PLIST: boolean = await canRun("python3", ["-c", "import plistlib"]);
/** Why tests of property lists are skipped. */
export const NO_PYTHON = " (skipped: python3 is not installed)";

/** Reads a property list with Python. Fails when it is not well-formed. */
export async function readPlist(text: string): Promise<unknown> {
  const process = new Deno.Command("python3", {
    args: ["-c", "import json, plistlib, sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))"],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = process.stdin.getWriter();
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
  const { code, stdout, stderr } = await process.output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}
