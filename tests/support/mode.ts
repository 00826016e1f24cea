import { assertEquals } from "./assert.ts";

/** Asserts the mode of a file or folder, where the operating system has modes. */
export async function assertMode(path: string, mode: number): Promise<void> {
  if (Deno.build.os === "windows") return;
  const { mode: found } = await Deno.stat(path);
  assertEquals(((found ?? 0) & 0o777).toString(8), mode.toString(8), path);
}
