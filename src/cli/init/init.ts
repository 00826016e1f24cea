import { dirname, join } from "node:path";
import { EXIT_CODE } from "../../app/exit_code.ts";
import { RunError } from "../../app/run_error.ts";
import { type ProjectFile, projectFiles } from "../../init/project.ts";
import { isAlreadyExists } from "../../platform/errors.ts";
import { makeFolder, statFile, writeTextFile } from "../../platform/files.ts";
import { isStartedByTask } from "../../platform/process.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { errorText } from "../../text/error_text.ts";

/** Writes the files of a project, except those that exist. */
export async function init({ arguments: { folder } }: InitInput): Promise<number> {
  const root = folder ?? ".";
  const files = await projectFiles();
  const written: ProjectFile[] = [];
  for (const file of files) if (await writeNewFile(join(root, file.path), file.text)) written.push(file);
  const kept = files.filter((file) => !written.includes(file));
  writeStdout([
    ...listFiles("Written:", written, root),
    ...listFiles("Already there, left unchanged (remove a file to have it written again):", kept, root),
    ...(written.length > 0 ? describeNextSteps(root) : []),
  ].join("\n"));
  return EXIT_CODE.success;
}

interface InitInput {
  readonly arguments: { readonly folder: string | null };
}

/** Writes a file and its folder. Returns false when the file exists. */
async function writeNewFile(path: string, text: string): Promise<boolean> {
  try {
    await makeFolder(dirname(path));
    await writeTextFile(path, text, { createNew: true });
    return true;
  } catch (error) {
    if (isAlreadyExists(error) && await isFile(path)) return false;
    throw new RunError(`${path} can't be written: ${errorText(error)}`);
  }
}

async function isFile(path: string): Promise<boolean> {
  return await statFile(path).then((info) => info.isFile, () => false);
}

function listFiles(head: string, files: readonly ProjectFile[], root: string): readonly string[] {
  if (files.length === 0) return [];
  const paths = files.map(({ path }) => join(root, path));
  const width = Math.max(...paths.map((path) => path.length));
  return [head, ...files.map(({ purpose }, i) => `  ${(paths[i] ?? "").padEnd(width)}  ${purpose}`), ""];
}

function describeNextSteps(root: string): readonly string[] {
  const program = isStartedByTask() ? "deno task consumer" : "consumer";
  const config = join(root, "config.jsonc");
  return [
    "To see it work, run in one terminal",
    `  ${program} demo`,
    "and in another",
    `  ${program} check --config ${config}`,
    `  ${program} --config ${config}`,
    `Then set your own producer in ${config} and edit ${join(root, "strategies/my_strategy.ts")}.`,
    "",
  ];
}
