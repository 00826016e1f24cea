const ROOT = new URL("../../", import.meta.url);

/** The repository's folder, where tasks run. */
export const rootDir = decodeURIComponent(ROOT.pathname);

/** The words of a task's command in deno.json, so that tests run the program exactly as users do. */
export async function taskWords(task: string): Promise<readonly string[]> {
  const config: unknown = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const tasks = (config as { readonly tasks: Readonly<Record<string, { readonly command: string }>> }).tasks;
  const found = tasks[task];
  if (found === undefined) throw new Error(`deno.json has no task ${task}`);
  return found.command.split(" ");
}
