import type { Page } from "../../terminal/page.ts";
import { measureColumns, renderTable, type TableRow, tableWidth } from "../../terminal/table.ts";
import { wrapText } from "../../terminal/wrap_text.ts";
import { printable } from "../../text/printable.ts";
import type { CheckedProducer } from "./check_producers.ts";

/**
 * Formats what `consumer check` found out about the config and the producers: a table, or a list where the page is too
 * narrow for a table.
 *
 * @example
 * ```ts
 * import { formatCheckReport } from "./check_report.ts";
 * const answer = { failure: null, pairs: ["BTC/USDT"], dataframe: null, messages: [] };
 * const producers = [{ name: "default", address: "127.0.0.1:8080", ...answer }];
 * const text = formatCheckReport({ files: ["c.json"], strategies: ["A"], producers }, { color: false, width: 80 });
 * if (!text.includes("│ default  │ 127.0.0.1:8080 │ ok    │ BTC/USDT │ none yet   │")) throw new Error(text);
 * ```
 */
export function formatCheckReport({ files, strategies, producers }: CheckReport, { color, width }: Page): string {
  const names = strategies.length > 0 ? strategies.join(", ") : "none (--strategy FILE or consumer.strategies)";
  const rows = producers.map(toRow).map((row) => wrapCell(row, PAIRS, MAX_PAIRS_WIDTH));
  const widths = measureColumns(COLUMNS, rows);
  const stateWidth = widths[STATE] ?? 0;
  const room = width - tableWidth(widths.with(STATE, 0));
  const body = room < Math.min(stateWidth, MIN_STATE_WIDTH)
    ? formatList(producers.map(toRow))
    : renderTable(COLUMNS, rows.map((row) => wrapCell(row, STATE, room)), { color });
  return `config:     ${files.join(", ")}\nstrategies: ${names}\n${body}\n`;
}

/** What `consumer check` found out about the config and the producers. */
export interface CheckReport {
  readonly files: readonly string[];
  /** The names of the strategies. */
  readonly strategies: readonly string[];
  readonly producers: readonly ReportedProducer[];
}

type ReportedProducer =
  & Omit<CheckedProducer, "messages" | "delivered" | "missing">
  & Partial<Pick<CheckedProducer, "missing">>;

const MAX_PAIRS_SHOWN = 4;
const HEADS = ["producer", "address", "state", "pairs", "dataframes"];
const COLUMNS = HEADS.map((head) => ({ head, align: "left" }) as const);
const PAIRS = HEADS.indexOf("pairs");
/** The column that is wrapped when the table is wider than the page. */
const STATE = HEADS.indexOf("state");
const MAX_PAIRS_WIDTH = 24;
/** A sentence that is wrapped to less is hard to read: then a list replaces the table. */
const MIN_STATE_WIDTH = 24;

function toRow({ name, address, failure, pairs, dataframe, missing = [] }: ReportedProducer): TableRow {
  const absent = failure === null ? "none yet" : "-";
  const pairsText = pairs === null ? absent : describePairs(pairs);
  return [name, address, failure ?? describeState(missing, pairs?.length ?? 0), pairsText, dataframe ?? absent].map(
    printable,
  );
}

function describeState(missing: readonly string[], listed: number): string {
  if (missing.length === 0) return "ok";
  return `ok, but sent no candle of ${missing.length} of ${listed} ${listed === 1 ? "pair" : "pairs"}: ${
    missing.join(", ")
  }`;
}

/** Wraps one cell of a row. The names of pairs stay whole. */
function wrapCell(row: TableRow, column: number, width: number): TableRow {
  const cell = row[column] ?? "";
  const longestWord = Math.max(...cell.split(" ").map((word) => word.length));
  return row.with(column, wrapText(cell, column === PAIRS ? Math.max(width, longestWord) : width).join("\n"));
}

function formatList(rows: readonly TableRow[]): string {
  const headWidth = Math.max(...HEADS.map((head) => head.length));
  return rows.map((row) => row.map((cell, i) => `${(HEADS[i] ?? "").padEnd(headWidth)}  ${cell}\n`).join(""))
    .join("\n").trimEnd();
}

function describePairs(pairs: readonly string[]): string {
  const shown = pairs.slice(0, MAX_PAIRS_SHOWN).join(", ");
  return pairs.length > MAX_PAIRS_SHOWN ? `${pairs.length}: ${shown}, ...` : shown;
}
