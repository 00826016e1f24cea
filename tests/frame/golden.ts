import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { assertEquals } from "../support/assert.ts";

/** Reads a JSON file of tests/fixtures. The script that writes the file defines its shape. */
export function readGolden<T>(file: string): T {
  return JSON.parse(Deno.readTextFileSync(new URL(`../fixtures/${file}`, import.meta.url)));
}

/** Returns every cell of a frame, column by column. */
export function cellsOf(frame: Frame): Record<string, Cell[]> {
  return Object.fromEntries(frame.columns.map((name) => [name, frame.col(name).toArray()]));
}

/** Asserts equal cells: numbers within a relative tolerance, booleans equal to 1 and 0, infinities by name. */
export function assertCells(
  actual: readonly Cell[],
  expected: readonly Cell[],
  tolerance: number,
  where: string,
): void {
  assertEquals(actual.length, expected.length, `${where}: rows`);
  for (let row = 0; row < expected.length; row++) {
    const found = plain(actual[row]);
    const wanted = plain(expected[row]);
    const close = typeof found === "number" && typeof wanted === "number"
      ? found === wanted || Math.abs(found - wanted) <= tolerance * Math.max(1, Math.abs(wanted))
      : found === wanted;
    if (!close) throw new Error(`${where}, row ${row}: ${found} instead of ${wanted}`);
  }
}

function plain(cell: Cell | undefined): Cell {
  if (cell === undefined || Number.isNaN(cell)) return null;
  if (typeof cell === "boolean") return Number(cell);
  return infinite(cell);
}

/** Reads infinite numbers, which JSON does not have: the scripts write their names. */
export function infinite(cell: Cell): Cell {
  return cell === "Infinity" || cell === "-Infinity" ? Number(cell) : cell;
}
