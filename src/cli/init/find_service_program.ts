import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../app/usage_error.ts";
import type { ServiceProgram } from "../../init/service/service_plan.ts";
import { executablePath, isCompiled } from "../../platform/process.ts";
import { ownCommand } from "../../supervisor/child_command.ts";
import { findInstall, INSTALL_VARIABLE } from "../upgrade/find_install.ts";

/**
 * Finds out how a service starts this program, however it was installed.
 *
 * @throws {UsageError} no service can start it
 */
export function findServiceProgram(env: Readonly<Record<string, string>>): ServiceProgram {
  const install = findInstall({ isCompiled, moduleUrl: import.meta.url, marker: env[INSTALL_VARIABLE] });
  const executable = executablePath();
  switch (install.type) {
    case "container":
      throw new UsageError("this is the container's consumer: let the container's restart policy run it");
    case "binary":
      return { words: [executable], paths: [executable], searchPath: [], usesDenoCache: false };
    case "npm": {
      const { packageName, isTemporary } = install;
      if (isTemporary) {
        throw new UsageError(`npx fetched this consumer for one run: first run npm install --global ${packageName}`);
      }
      const folder = `/node_modules/${packageName}/`;
      const end = import.meta.url.lastIndexOf(folder) + folder.length - 1;
      const paths = [executable, fileURLToPath(import.meta.url.slice(0, end))];
      return { words: [executable, ...ownCommand()], paths, searchPath: [], usesDenoCache: true };
    }
    case "source": {
      const clone = dirname(fileURLToPath(SCRIPT));
      // the script looks for Deno in PATH
      const searchPath = [dirname(executable)];
      return { words: [fileURLToPath(SCRIPT)], paths: [clone, executable], searchPath, usesDenoCache: true };
    }
  }
}

/** The script that starts the program from a clone. */
const SCRIPT = new URL("../../../consumer", import.meta.url);
