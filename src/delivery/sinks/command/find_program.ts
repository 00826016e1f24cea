import { delimiter, join } from "node:path";
import { isWindows } from "../../../platform/process.ts";

/**
 * Finds the file that the operating system would run for a program: a path as it is, a name in the folders of `PATH`.
 *
 * @returns null when the file does not exist, or is not executable
 */
export async function findProgram(name: string): Promise<string | null> {
  if (/[\\/]/.test(name)) return await isProgram(name) ? name : null;
  for (const folder of (Deno.env.get("PATH") ?? "").split(delimiter)) {
    const path = join(folder, name);
    if (await isProgram(path)) return path;
    if (isWindows && await isProgram(`${path}.exe`)) return `${path}.exe`;
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    const { isFile, mode } = await Deno.stat(path);
    return isFile && (mode === null || (mode & 0o111) !== 0);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.PermissionDenied) return false;
    throw error;
  }
}
