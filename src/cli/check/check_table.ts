import Table from "cli-table3";
import { printable } from "../../text/printable.ts";
import type { ProbedProducer } from "../dial/probe_producer.ts";

const MOST_PAIRS_NAMED = 4;
const HEAD = ["producer", "address", "state", "pairs", "dataframes"] as const;
const PAIRS = HEAD.indexOf("pairs");
/** The place of the column that is wrapped when the line is too short. */
const STATE = HEAD.indexOf("state");
/** Pairs are wrapped to this, or to the longest of them. */
const WIDEST_PAIRS = 24;
/** Wrapped to less than this a sentence is hard to read: a list takes the table's place. */
const NARROWEST_STATE = 24;
/** Of each cell: a space on both sides and a line. */
const FRAME = 3;

/** What `consumer check` has found out. */
export interface CheckReport {
  readonly files: readonly string[];
  /** Their names. */
  readonly strategies: readonly string[];
  readonly producers: readonly ProbedProducer[];
}

/**
 * What `consumer check` prints: a table, or where `width` columns are too few for one a list.
 *
 * @example
 * ```ts
 * import { checkTable } from "./check_table.ts";
 * const producer = { name: "default", address: "127.0.0.1:8080", failure: null, pairs: ["BTC/USDT"], dataframe: null };
 * const text = checkTable({ files: ["c.json"], strategies: ["A"], producers: [producer] }, { color: false, width: 80 });
 * if (!text.includes("│ default  │ 127.0.0.1:8080 │ ok    │ BTC/USDT │ none yet   │")) throw new Error(text);
 * ```
 */
export function checkTable(
  { files, strategies, producers }: CheckReport,
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const found = strategies.length > 0 ? strategies.join(", ") : "none (--strategy FILE or consumer.strategies)";
  const rows = producers.map(cells);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => widthOf(row[i] ?? "", i))));
  const others = widths.reduce((sum, own, i) => sum + FRAME + (i === STATE ? 0 : own), 1);
  const state = Math.min(widths[STATE] ?? 0, width - others);
  const isNarrow = state < Math.min(widths[STATE] ?? 0, NARROWEST_STATE);
  const body = isNarrow ? list(rows) : table(rows, widths.with(STATE, state), color);
  return `config:     ${files.join(", ")}\nstrategies: ${found}\n${body}\n`;
}

function widthOf(cell: string, column: number): number {
  if (column !== PAIRS || cell.length <= WIDEST_PAIRS) return cell.length;
  return Math.max(WIDEST_PAIRS, ...cell.split(" ").map((word) => word.length));
}

function cells({ name, address, failure, pairs, dataframe }: ProbedProducer): readonly string[] {
  const nothing = failure === null ? "none yet" : "-";
  const pairsText = pairs === null ? nothing : describePairs(pairs);
  return [name, address, failure ?? "ok", pairsText, dataframe ?? nothing].map(printable);
}

function table(rows: readonly (readonly string[])[], widths: readonly number[], color: boolean): string {
  const made = new Table({
    // not by the library, which decides for itself whether a terminal can show it
    head: HEAD.map((head) => color ? `\x1b[1m${head}\x1b[22m` : head),
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: widths.map((width) => width + 2),
  });
  for (const row of rows) made.push([...row]);
  return made.toString();
}

function list(rows: readonly (readonly string[])[]): string {
  const longest = Math.max(...HEAD.map((head) => head.length));
  return rows.map((row) => row.map((cell, i) => `${(HEAD[i] ?? "").padEnd(longest)}  ${cell}\n`).join("")).join("\n")
    .trimEnd();
}

function describePairs(pairs: readonly string[]): string {
  const named = pairs.slice(0, MOST_PAIRS_NAMED).join(", ");
  return pairs.length > MOST_PAIRS_NAMED ? `${pairs.length}: ${named}, ...` : named;
}
