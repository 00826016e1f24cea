import { rootDir } from "../support/task_flags.ts";
import type { TempFolder } from "../support/temp_folder.ts";
import { assertEquals } from "../support/assert.ts";

/** Runs a copy of container/make_secrets.sh in a folder, and returns what it wrote to `.env` there. */
export async function makeSecrets({ path }: TempFolder): Promise<Readonly<Record<string, string>>> {
  await Deno.mkdir(`${path}/container`, { recursive: true });
  await Deno.copyFile(`${rootDir}container/make_secrets.sh`, `${path}/container/make_secrets.sh`);
  assertEquals((await runMakeSecrets(path)).code, 0);
  const lines = (await Deno.readTextFile(`${path}/.env`)).trimEnd().split("\n");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

/** Runs the copy that {@linkcode makeSecrets} has made, from another folder. */
export async function runMakeSecrets(path: string): Promise<{ readonly code: number; readonly stderr: string }> {
  const { code, stderr } = await new Deno.Command("sh", { args: [`${path}/container/make_secrets.sh`], cwd: "/" })
    .output();
  return { code, stderr: new TextDecoder().decode(stderr) };
}
