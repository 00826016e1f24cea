import { dirname, join } from "node:path";
import { EXIT_CODE } from "../../app/exit_code.ts";
import { RunError } from "../../app/run_error.ts";
import { UsageError } from "../../app/usage_error.ts";
import { type ProjectFile, projectFiles } from "../../init/project.ts";
import { serviceFiles } from "../../init/service/service_files.ts";
import type { ServicePlan } from "../../init/service/service_plan.ts";
import { isAlreadyExists } from "../../platform/errors.ts";
import { makeFolder, statFile, writeTextFile } from "../../platform/files.ts";
import { buildOf, findLauncher, type Launcher, readEnvironment } from "../../platform/process.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { errorText } from "../../text/error_text.ts";
import { NPM_PACKAGE } from "../upgrade/find_install.ts";
import { currentUser, planService } from "./plan_service.ts";
import { describeServiceSteps } from "./service_steps.ts";

/** Writes the files of a project, and those of its service if there is to be one, except those that exist. */
export async function init({ options, arguments: { folder } }: InitInput): Promise<number> {
  const root = folder ?? ".";
  const service = await planIfWanted(root, options);
  const files = [...await projectFiles(), ...(service === null ? [] : serviceFiles(service))];
  const written: ProjectFile[] = [];
  for (const file of files) if (await writeNewFile(join(root, file.path), file.text)) written.push(file);
  const kept = files.filter((file) => !written.includes(file));
  writeStdout([
    ...listFiles("Written:", written, root),
    ...listFiles("Already there, left unchanged (remove a file to have it written again):", kept, root),
    ...(service === null && written.length > 0 ? describeNextSteps(root) : []),
    ...(service === null
      ? []
      : describeServiceSteps(service, { root, os: buildOf.os, user: currentUser(readEnvironment()) })),
  ].join("\n"));
  return EXIT_CODE.success;
}

interface InitInput {
  readonly options: ServiceOptions;
  readonly arguments: { readonly folder: string | null };
}

interface ServiceOptions {
  readonly service: boolean;
  readonly user: string | null;
}

/** @returns null when no service is to be written */
async function planIfWanted(root: string, { service, user }: ServiceOptions): Promise<ServicePlan | null> {
  if (service) return await planService(root, user, readEnvironment());
  if (user !== null) throw new UsageError("--user is the user of a service, and needs --service");
  return null;
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

/** How to start the program again. */
const PROGRAMS: Readonly<Record<Launcher, string>> = {
  "deno task": "deno task consumer",
  npm: "consumer",
  npx: `npx ${NPM_PACKAGE}`,
};

function describeNextSteps(root: string): readonly string[] {
  const program = PROGRAMS[findLauncher() ?? "npm"];
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
