import type { Cell } from "./column.ts";
import type { Storage } from "./storage.ts";

/** Returns about how many bytes columns of `capacity` rows take without the characters of their texts. */
export function measureColumns(names: readonly string[], storages: readonly Storage[], capacity: number): number {
  let bytes = 0;
  for (const name of names) bytes += COLUMN_BYTES + 2 * name.length;
  for (const { kind } of storages) bytes += (kind === "boolean" ? 1 : 8) * capacity;
  return bytes;
}

/** Returns at most how many bytes the texts of some cells take. Equal texts may share their memory, but need not. */
export function measureTexts(cells: readonly Cell[], from: number, count: number): number {
  let bytes = 0;
  for (let row = from; row < from + count; row++) {
    const cell = cells[row];
    if (typeof cell === "string") bytes += TEXT_BYTES + 2 * cell.length;
  }
  return bytes;
}

/** What an empty column takes: objects, and entries in maps. */
const COLUMN_BYTES = 250;
/** What a string takes beside its characters. */
const TEXT_BYTES = 24;
