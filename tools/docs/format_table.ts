/** Formats a Markdown table with aligned columns, as `deno fmt` does. */
export function formatTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((cell, i) => Math.max(cell.length, 3, ...rows.map((row) => row[i]?.length ?? 0)));
  const formatRow = (cells: readonly string[]): string =>
    `| ${widths.map((width, i) => (cells[i] ?? "").padEnd(width)).join(" | ")} |`;
  return [formatRow(heading), formatRow(widths.map((width) => "-".repeat(width))), ...rows.map(formatRow)].join("\n");
}
