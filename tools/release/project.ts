import { join } from "node:path";

/** The folder of the repository, without a separator at its end. */
export const rootFolder = join(import.meta.dirname ?? ".", "..", "..");

/** Reads what the tools of a release need from deno.json. */
export async function readProject(): Promise<Project> {
  const { version, tasks }: DenoConfig = JSON.parse(await Deno.readTextFile(join(rootFolder, "deno.json")));
  const compile = tasks.compile?.command;
  if (compile === undefined) throw new Error("deno.json has no task compile");
  return { version, compileCommand: compile };
}

/** Reads CHANGELOG.md. */
export function readChangelog(): Promise<string> {
  return Deno.readTextFile(join(rootFolder, "CHANGELOG.md"));
}

/** See {@linkcode readProject}. */
export interface Project {
  readonly version: string;
  /** The command of the task `compile`. */
  readonly compileCommand: string;
}

interface DenoConfig {
  readonly version: string;
  readonly tasks: Readonly<Record<string, { readonly command: string }>>;
}
