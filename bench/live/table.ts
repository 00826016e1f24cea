import { GRID, type GridCost } from "./grid.ts";
import type { Values } from "./measure_rows.ts";
import type { Row } from "./rows.ts";
import type { SideName } from "./sides.ts";

/** Formats the rows that were measured as a Markdown table. */
export function formatRows(rows: readonly Row[], results: ReadonlyMap<SideName, Values>): string {
  const cells = rows.map((row) => {
    const value = (side: SideName): number | undefined => results.get(side)?.[row.name];
    const show = (number: number | undefined | null): string => format(number, row.unit);
    const wanted = [
      ...row.wantedRatio === null ? [] : [`${row.wantedRatio} x`],
      ...row.wanted === null ? [] : [show(row.wanted)],
    ].join(", ");
    const [freqtrade, consumer] = [value("freqtrade"), value("consumer")];
    return [
      row.title,
      show(freqtrade),
      show(consumer),
      formatRatio(freqtrade, consumer),
      wanted,
      show(value("floor")),
      show(value("hop")),
    ];
  });
  const heads = [
    "per message, CPU of the whole process",
    "freqtrade",
    "consumer",
    "ratio",
    "wanted",
    "floor",
    "with a hop",
  ];
  return formatTable(heads, cells);
}

/** Formats the grid as a Markdown table. `costs` has the results in the order of {@linkcode GRID}. */
export function formatGrid(freqtrade: readonly GridCost[], consumer: readonly GridCost[]): string {
  const cells = GRID.map(({ pairs, columns }, i) => {
    const [theirs, ours] = [freqtrade[i], consumer[i]];
    const pair = (key: keyof GridCost): readonly string[] => [
      format(theirs?.[key], key === "memory" ? "MB" : "ms"),
      format(ours?.[key], key === "memory" ? "MB" : "ms"),
      formatRatio(theirs?.[key], ours?.[key]),
    ];
    return [`${pairs} x ${columns}`, ...pair("update"), ...pair("frame"), ...pair("memory")];
  });
  const sides = ["freqtrade", "consumer", "ratio"];
  return formatTable(
    ["pairs x columns", ...["update", "frame", "memory"].flatMap((what) => sides.map((side) => `${what}: ${side}`))],
    cells,
  );
}

function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((cells) => (cells[i] ?? "").length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((c, i) => c.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

function format(value: number | undefined | null, unit: Row["unit"]): string {
  if (value === undefined || value === null) return "";
  return `${unit === "MB" || value >= 20 ? value.toFixed(0) : value.toPrecision(2)} ${unit}`;
}

function formatRatio(theirs: number | undefined, ours: number | undefined): string {
  return theirs === undefined || ours === undefined ? "" : `${(theirs / ours).toPrecision(2)} x`;
}
