/**
 * Compares our whole program with freqtrade's whole consumer process, live: both on the same websocket frames of one
 * producer, with the CPU time that Linux counts. A bare Deno socket that only counts shows the least that is possible.
 *
 *     deno task bench:live --python PATH [--only ROW,ROW | --grid] [--side NAME,NAME] [--json]
 *
 * PATH is a Python with freqtrade==2026.9. `--side` is one of freqtrade, consumer, floor, hop. It takes about ten minutes.
 */
import { parseArgs } from "../src/std/parse_args.ts";
import { GRID, type GridCost, measureGrid } from "./live/grid.ts";
import { measureRows, type Values } from "./live/measure_rows.ts";
import { ROWS } from "./live/rows.ts";
import { consumerSide, floorSide, freqtradeSide, type Side, type SideName } from "./live/sides.ts";
import { formatGrid, formatRows } from "./live/table.ts";
import { print } from "./support/print.ts";

const args = parseArgs(Deno.args, { string: ["python", "only", "side"], boolean: ["json", "grid"] });
const { python } = args;
if (typeof python !== "string" || python === "") {
  print("bench:live needs a Python with freqtrade: run deno task bench:live --python PATH");
  Deno.exit(2);
}
const only = splitList(args.only), wantedSides = splitList(args.side);
const unknown = only.filter((name) => !ROWS.some((row) => row.name === name));
if (unknown.length > 0) {
  print(`bench:live has no row ${unknown.join(", ")}; its rows are ${ROWS.map(({ name }) => name).join(", ")}`);
  Deno.exit(2);
}
const sides: readonly Side[] = [freqtradeSide(python), consumerSide, floorSide("floor"), floorSide("hop")]
  .filter(({ name }) => wantedSides.length === 0 || wantedSides.includes(name));
const results = new Map<SideName, Values>(), grid = new Map<SideName, readonly GridCost[]>();
const threads: Record<string, Readonly<Record<string, number>>> = {};

for (const side of sides) {
  if (args.grid !== true) {
    const wants = (row: string): boolean => only.length === 0 || only.includes(row);
    const onThreads = ({ name }: Side, row: string, spent: Readonly<Record<string, number>>): void => {
      threads[`${name} ${row}`] = spent;
    };
    results.set(side.name, await measureRows(side, { python, wants, onThreads }));
  }
  if (only.length > 0 || (side.name !== "freqtrade" && side.name !== "consumer")) continue;
  const costs: GridCost[] = [];
  for (const place of GRID) costs.push(await measureGrid(side, place));
  grid.set(side.name, costs);
}

if (args.json === true) {
  print(JSON.stringify({ results: Object.fromEntries(results), grid: Object.fromEntries(grid), threads }, null, 2));
} else {
  const shown = ROWS.filter(({ name }) => [...results.values()].some((values) => values[name] !== undefined));
  if (shown.length > 0) print(formatRows(shown, results));
  if (grid.size > 0) print(`\n${formatGrid(grid.get("freqtrade") ?? [], grid.get("consumer") ?? [])}`);
  print(
    "\nconsumer: with its supervisor and a strategy that reads each dataframe and computes nothing; resident memory is the " +
      "program's own, its supervisor holds about 11 MB more. freqtrade: ExternalMessageConsumer and DataProvider, which " +
      "store the dataframes; no strategy runs. floor: a Deno WebSocket that counts; with a hop, a worker counts.",
  );
}

function splitList(value: unknown): readonly string[] {
  return typeof value === "string" ? value.split(",") : [];
}
