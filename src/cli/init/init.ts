import { dirname, join } from "node:path";
import { writeStdout } from "../../terminal/stdout.ts";
import { type ProjectFile, projectFiles } from "../../init/project.ts";
import { RunError } from "../../app/run_error.ts";

/** `consumer init`: writes what a project needs, and leaves alone what is there. */
export async function init(folder: string): Promise<number> {
  const files = await projectFiles();
  const written: ProjectFile[] = [];
  for (const file of files) if (await write(join(folder, file.path), file.text)) written.push(file);
  const kept = files.filter((file) => !written.includes(file));
  writeStdout([
    ...list("Written:", written, folder),
    ...list("There already, and left as it is (remove a file to have it made anew):", kept, folder),
    ...(written.length > 0 ? nextSteps(folder) : []),
  ].join("\n"));
  return 0;
}

/** False when there is such a file. */
async function write(path: string, text: string): Promise<boolean> {
  try {
    await Deno.mkdir(dirname(path), { recursive: true });
    await Deno.writeTextFile(path, text, { createNew: true });
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists && await isFile(path)) return false;
    throw new RunError(`${path} can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((found) => found.isFile, () => false);
}

function list(head: string, files: readonly ProjectFile[], folder: string): readonly string[] {
  if (files.length === 0) return [];
  const paths = files.map(({ path }) => join(folder, path));
  const width = Math.max(...paths.map((path) => path.length));
  return [head, ...files.map(({ purpose }, i) => `  ${(paths[i] ?? "").padEnd(width)}  ${purpose}`), ""];
}

function nextSteps(folder: string): readonly string[] {
  const program = Deno.build.standalone ? "consumer" : "deno task consumer";
  const config = join(folder, "config.jsonc");
  return [
    "See it work: in one terminal",
    `  ${program} demo`,
    "and in another",
    `  ${program} check --config ${config}`,
    `  ${program} --config ${config}`,
    `Then name your own producer in ${config}, and change ${join(folder, "strategies/my_strategy.ts")}.`,
    "",
  ];
}
