import { join } from "node:path";
import { resolve } from "../../app/paths.ts";
import { UsageError } from "../../app/usage_error.ts";
import { ConfigError, type ConfigProblem } from "../../config/config_error.ts";
import { readConfigFile } from "../../config/read_config_file.ts";
import { readLayers } from "../../config/read_layers.ts";
import { findCredentials } from "../../init/service/find_credentials.ts";
import type { ServicePlan } from "../../init/service/service_plan.ts";
import { findUserProblem } from "../../init/service/user_name.ts";
import { isNotFound } from "../../platform/errors.ts";
import { statFile } from "../../platform/files.ts";
import { currentFolder, isWindows } from "../../platform/process.ts";
import { findServiceProgram } from "./find_service_program.ts";

/**
 * Plans the service of a project, and writes nothing.
 *
 * @param root the folder of the project, which may not exist yet
 * @param user the user that the service runs as. Null: the current one
 * @throws {UsageError} no service can be made of this, with the reason
 * @throws {ConfigError} the project has a config that can't be read
 */
export async function planService(root: string, user: string | null, env: Environment): Promise<ServicePlan> {
  if (isWindows) throw new UsageError("--service writes nothing for Windows: see docs/OPERATION.md");
  const project = resolve(root);
  const program = findServiceProgram(env);
  for (const path of [project, ...program.paths, ...program.searchPath]) requirePlainPath(path);
  return {
    user: requireUser(user ?? currentUser(env)),
    project,
    program,
    credentials: await listCredentials(join(root, "config.jsonc")),
  };
}

/** Environment variables. */
type Environment = Readonly<Record<string, string>>;

/** Returns the name of the user who runs the program, or null when the environment does not contain it. */
export function currentUser(env: Environment): string | null {
  return env["USER"] ?? env["LOGNAME"] ?? null;
}

function requireUser(user: string | null): string {
  const problem = user === null ? "the environment does not name the current user" : findUserProblem(user);
  if (problem !== null || user === null) throw new UsageError(`${problem}: name one with --user USER`);
  return user;
}

/** A list of paths in a unit has no spelling for a colon, and no path for people has a line break. */
function requirePlainPath(path: string): void {
  // deno-lint-ignore no-control-regex -- these are the characters in question
  if (!/[:\x00-\x1f\x7f]/.test(path)) return;
  throw new UsageError(`${path} contains a colon or a control character, which a service can't use: rename the folder`);
}

async function listCredentials(config: string): Promise<readonly string[]> {
  if (!await exists(config)) return [];
  const problems: ConfigProblem[] = [];
  const layers = await readLayers([config], { cwd: currentFolder(), readTextFile: readConfigFile, problems });
  if (problems.length > 0) throw new ConfigError(problems);
  return findCredentials(layers.map(({ value }) => value));
}

async function exists(path: string): Promise<boolean> {
  try {
    await statFile(path);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
