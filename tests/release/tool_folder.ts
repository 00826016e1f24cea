import { TempFolder } from "../support/temp_folder.ts";

/** Links these commands into a folder that becomes a script's PATH, so that a test decides what a machine has. */
export async function makeToolFolder(folder: TempFolder, commands: readonly string[]): Promise<string> {
  const tools = `${folder.path}/tools`;
  await Deno.mkdir(tools);
  for (const command of commands) {
    const found = await findCommand(command);
    if (found === null) throw new Error(`${command} is not installed`);
    await Deno.symlink(found, `${tools}/${command}`);
  }
  return tools;
}

/** Replaces a command of the folder by a shell script. */
export async function fakeCommand(tools: string, name: string, body: string): Promise<void> {
  await Deno.remove(`${tools}/${name}`).catch(() => {}); // there may be no real one
  await Deno.writeTextFile(`${tools}/${name}`, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

/** Finds a command in PATH. Null: it is not installed. */
export async function findCommand(name: string): Promise<string | null> {
  for (const folder of (Deno.env.get("PATH") ?? "").split(":")) {
    const path = `${folder}/${name}`;
    if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
  }
  return null;
}
