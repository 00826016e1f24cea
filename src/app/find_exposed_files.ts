import { dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { IN_MEMORY } from "../config/journal_file.ts";
import type { Config } from "../config/schema.ts";
import type { StrategyFile } from "../engine/wire/strategy_file.ts";
import { isNotFound } from "../platform/errors.ts";
import { realPathSync, statFileSync } from "../platform/files.ts";
import { isWindows } from "../platform/process.ts";
import { isCompiledIn } from "./compiled_file.ts";
import { resolve } from "./paths.ts";

/** Finds files with secrets that another user or a strategy can read. Each warning is one sentence for the log. */
export function findExposedFiles(run: ExposableRun): string[] {
  return [...findReadableByOthers(run.config.secret_files), ...findReadableByStrategies(run)];
}

/** The part of a `RunConfig` that {@linkcode findExposedFiles} reads. */
export interface ExposableRun {
  readonly config: ExposableConfig;
  readonly strategies: readonly StrategyFile[];
}

type ExposableConfig = Pick<Config, "files" | "secret_files"> & {
  readonly consumer: Pick<Config["consumer"], "journal" | "strategy_permissions">;
};

function findReadableByOthers(files: readonly string[]): string[] {
  if (isWindows) return []; // it has no modes
  return files.flatMap((file) => {
    const mode = readMode(file);
    if (mode === null || (mode & OTHERS) === 0) return [];
    const shown = (mode & 0o777).toString(8).padStart(4, "0");
    return [`other users can read ${file}, which contains secrets (mode ${shown}): run chmod 600 ${file}`];
  });
}

/** A strategy can read its own folder, and what `strategy_permissions.read` lists. */
function findReadableByStrategies({ config, strategies }: ExposableRun): string[] {
  const { journal, strategy_permissions } = config.consumer;
  const kept = [
    ...config.files.filter((name) => name !== STANDARD_INPUT).map((name) => resolve(name)),
    ...config.secret_files,
    ...(journal.enabled && journal.file !== IN_MEMORY ? [journal.file] : []),
  ];
  const files = [...new Set(kept.map(toRealPath))];
  const own = strategies.filter(({ url }) => !isCompiledIn(url)).map(({ url }) => dirname(fileURLToPath(url)));
  return [...new Set([...own, ...strategy_permissions.read].map(toRealPath))].flatMap((folder) => {
    const inside = files.filter((file) => isInside(file, folder));
    if (inside.length === 0) return [];
    return [`strategies can read ${inside.join(", ")}: move the strategies to a folder of their own`];
  });
}

function isInside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== ".." && !path.startsWith(`..${sep}`) && resolve(folder, path) === file;
}

function readMode(file: string): number | null {
  try {
    return statFileSync(file).mode;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Resolves all links of a path, or of its folder when the file does not exist yet. */
function toRealPath(path: string): string {
  for (let known = path;; known = dirname(known)) {
    try {
      return resolve(realPathSync(known), relative(known, path));
    } catch (error) {
      if (!isNotFound(error) || known === dirname(known)) return path;
    }
  }
}

const STANDARD_INPUT = "standard input";
/** The bits of a mode that let the group and all others read, write or run a file. */
const OTHERS = 0o077;
