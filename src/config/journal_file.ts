import { resolve } from "node:path";
import { getAt, type KeyPath } from "./key_path.ts";
import { type ConfigLayer, resolveFile } from "./layer.ts";

/** The name of a journal that is kept in memory only. */
export const IN_MEMORY = ":memory:";

const PATH: KeyPath = ["consumer", "journal", "file"];

/**
 * Resolves the path of the journal's file. The default file lies beside the last config file, even if environment
 * variables set other keys of the journal.
 */
export function resolveJournalFile(file: string, layers: readonly ConfigLayer[], cwd: string): string {
  if (file === IN_MEMORY) return IN_MEMORY;
  if (layers.some(({ value }) => getAt(value, PATH) !== undefined)) return resolveFile(layers, PATH, file);
  return resolve(layers.findLast(({ text }) => text !== null)?.folder ?? cwd, file);
}
