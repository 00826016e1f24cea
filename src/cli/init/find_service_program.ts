import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../app/usage_error.ts";
import type { ServiceProgram } from "../../init/service/service_plan.ts";
import { LAYOUT } from "../../platform/layout.ts";
import { executablePath, INSTALL_VARIABLE, isCompiled } from "../../platform/process.ts";
import { ownCommand } from "../../supervisor/child_command.ts";
import { findInstall } from "../upgrade/find_install.ts";

/**
 * Finds out how a service starts this program, however it was installed.
 *
 * @param traces what tells how it was installed. Default: those of this process
 * @throws {UsageError} no service can start it
 */
export function findServiceProgram(
  env: Readonly<Record<string, string>>,
  traces: ProgramTraces = { isCompiled, moduleUrl: import.meta.url, executable: executablePath() },
): ServiceProgram {
  const { executable } = traces;
  const install = findInstall({ ...traces, marker: env[INSTALL_VARIABLE] });
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
      const words = [executable, ...ownCommand()];
      return { words, paths: [executable, ROOT], searchPath: [], usesDenoCache: true };
    }
    case "source": {
      // the script looks for Deno in PATH
      const searchPath = [dirname(executable)];
      return { words: [join(ROOT, "consumer")], paths: [ROOT, executable], searchPath, usesDenoCache: true };
    }
  }
}

/** What {@linkcode findServiceProgram} recognises an install by. */
export interface ProgramTraces {
  readonly isCompiled: boolean;
  /** The URL of a module of the program. */
  readonly moduleUrl: string;
  /** The file of the running program: the compiled one, or Deno. */
  readonly executable: string;
}

/** The folder of the clone, which contains the script `consumer`, or of the npm package. */
const ROOT = resolve(fileURLToPath(LAYOUT.root));
